package dev.recommender.training.clean;

/** How much there is to train on after consent, erasure and interactions. */
public record RemainingCounts(long ratings, long users) {}
