package dev.recommender.training.evaluate;

import java.util.Arrays;

/**
 * Ranks movies by the sum of their similarities to what a person likes. Not for several threads.
 */
final class ItemItemRanking {
  private final ItemItem model;
  private final float[] sums;
  private int[] touched = new int[64];
  private int size;

  ItemItemRanking(ItemItem model) {
    this.model = model;
    this.sums = new float[model.items()];
  }

  /** Only movies similar to one of the liked; {@code known} ascending. */
  int[] best(int[] liked, int[] known, int k) {
    for (int item : liked) {
      add(model.neighbours(item), model.similarities(item));
    }
    Best best = new Best(k);
    for (int n = 0; n < size; n++) {
      int item = touched[n];
      if (Arrays.binarySearch(known, item) < 0) {
        best.offer(sums[item], item);
      }
      sums[item] = 0;
    }
    size = 0;
    return best.positions();
  }

  private void add(int[] neighbours, float[] similarities) {
    for (int n = 0; n < neighbours.length; n++) {
      if (sums[neighbours[n]] == 0) {
        touched = size == touched.length ? Arrays.copyOf(touched, 2 * size) : touched;
        touched[size] = neighbours[n];
        size++;
      }
      sums[neighbours[n]] += similarities[n];
    }
  }
}
