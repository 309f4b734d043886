package dev.recommender.training.evaluate;

/** A mean over people with its 95 % interval. */
public record Figure(double mean, Interval interval) {}
