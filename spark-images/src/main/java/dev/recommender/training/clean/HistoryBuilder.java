package dev.recommender.training.clean;

import java.util.Arrays;

/** Growing arrays of one person's ratings, put in the order of items and times. */
final class HistoryBuilder {
  private int[] items = new int[64];
  private float[] ratings = new float[64];
  private long[] times = new long[64];
  private int size;

  /** True when it replaced an earlier rating of the same item. */
  boolean put(int item, float rating, long time) {
    boolean again = size > 0 && items[size - 1] == item;
    if (!again) {
      grow();
      size++;
    }
    items[size - 1] = item;
    ratings[size - 1] = rating;
    times[size - 1] = time;
    return again;
  }

  private void grow() {
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
      ratings = Arrays.copyOf(ratings, 2 * size);
      times = Arrays.copyOf(times, 2 * size);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  UserHistory build(int user, String pseudonym) {
    return new UserHistory(
        user,
        pseudonym,
        Arrays.copyOf(items, size),
        Arrays.copyOf(ratings, size),
        Arrays.copyOf(times, size));
  }
}
