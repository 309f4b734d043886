package dev.recommender.training.train;

import java.io.Serializable;

/**
 * What a solver learns from: user number, position in the catalogue, and r of implicit feedback or
 * the residual of explicit feedback.
 */
public record Interaction(int user, int item, float value) implements Serializable {}
