package dev.recommender.training.publish;

import java.io.Serializable;
import java.util.Map;

/** A document to be written under its id. */
public record Document(String id, Map<String, Object> fields) implements Serializable {}
