package dev.recommender.training.clean;

/** Ratings of one person from near each other in a file; the four arrays run in parallel. */
// Of the size of the ratings, so arrays of primitives; never compared.
@SuppressWarnings("ArrayRecordComponent")
record RatingChunk(int[] items, float[] ratings, long[] times, long[] positions)
    implements Shuffled {}
