package dev.recommender.training.evaluate;

/** Where 95 % of the resampled means lie. */
public record Interval(double low, double high) {}
