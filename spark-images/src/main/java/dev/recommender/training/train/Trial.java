package dev.recommender.training.train;

/** Parameters that were tried, and what the metric said of them. */
public record Trial(AlsParameters parameters, double value) {}
