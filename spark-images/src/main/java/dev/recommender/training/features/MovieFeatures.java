package dev.recommender.training.features;

import org.jspecify.annotations.Nullable;

/** What is counted about a movie; the means are null when nobody gave it stars. */
public record MovieFeatures(
    int ratingCount,
    @Nullable Double meanRating,
    @Nullable Double weightedMeanRating,
    double popularityPercentile,
    int positiveCount) {}
