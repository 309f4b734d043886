package dev.recommender.training.clean;

import java.util.Arrays;

/** Collects ratings of one person. */
final class ChunkBuilder {
  private int[] items = new int[8];
  private float[] ratings = new float[8];
  private long[] times = new long[8];
  private long[] positions = new long[8];
  private int size;

  void add(RatingRow row, long position) {
    grow();
    items[size] = row.item();
    ratings[size] = row.rating();
    times[size] = row.time();
    positions[size] = position;
    size++;
  }

  private void grow() {
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
      ratings = Arrays.copyOf(ratings, 2 * size);
      times = Arrays.copyOf(times, 2 * size);
      positions = Arrays.copyOf(positions, 2 * size);
    }
  }

  RatingChunk build() {
    return new RatingChunk(
        Arrays.copyOf(items, size),
        Arrays.copyOf(ratings, size),
        Arrays.copyOf(times, size),
        Arrays.copyOf(positions, size));
  }
}
