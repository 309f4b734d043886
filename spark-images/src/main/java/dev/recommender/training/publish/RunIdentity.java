package dev.recommender.training.publish;

/** Which run this is, and which version it makes. */
public record RunIdentity(
    String namespace, String name, String runId, int version, String specHash) {}
