package dev.recommender.training.people;

import org.jspecify.annotations.Nullable;

/**
 * How the live version scores.
 *
 * @param dimensions the length of its vectors, null in documents that do not say
 * @param feedback Implicit when the document does not say
 */
public record LiveModel(
    String itemsIndex,
    @Nullable Integer dimensions,
    String feedback,
    @Nullable Double alpha,
    @Nullable Double regParam,
    @Nullable Double positiveRating) {}
