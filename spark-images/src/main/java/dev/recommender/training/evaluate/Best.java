package dev.recommender.training.evaluate;

import java.util.Arrays;

/** The k best scores offered so far; of equal scores the item with the lower position. */
final class Best {
  private static final int HIGH = 32;
  private static final int SIGN = 31;

  /** A heap of score and position in one number that sorts as they do, the worst first. */
  private final long[] heap;

  private int size;
  private float threshold = Float.NEGATIVE_INFINITY;

  Best(int k) {
    heap = new long[k];
  }

  /** In any order of positions. */
  void offer(float score, int position) {
    long key = key(score, position);
    if (size < heap.length || key > heap[0]) {
      insert(key);
    }
  }

  /**
   * Scores of the items from index {@code first} on, which must ascend from call to call: an equal
   * score then never displaces an earlier one. Negative infinity is left out.
   */
  void offer(float[] scores, int count, ItemBlocks items, int first) {
    for (int n = 0; n < count; n++) {
      if (scores[n] > threshold) {
        insert(key(scores[n], items.position(first + n)));
      }
    }
  }

  private void insert(long key) {
    if (size < heap.length) {
      heap[size] = key;
      size++;
      if (size == heap.length) {
        Arrays.sort(heap); // ascending order is a heap
        threshold = score(heap[0]);
      }
      return;
    }
    sink(key);
    threshold = score(heap[0]);
  }

  private void sink(long key) {
    int place = 0;
    for (int child = 1; child < size; child = 2 * place + 1) {
      int smaller = child + 1 < size && heap[child + 1] < heap[child] ? child + 1 : child;
      if (heap[smaller] >= key) {
        break;
      }
      heap[place] = heap[smaller];
      place = smaller;
    }
    heap[place] = key;
  }

  /** Best first. */
  int[] positions() {
    long[] sorted = Arrays.copyOf(heap, size);
    Arrays.sort(sorted);
    int[] positions = new int[size];
    for (int n = 0; n < size; n++) {
      positions[n] = Integer.MAX_VALUE - (int) sorted[size - 1 - n];
    }
    return positions;
  }

  private static long key(float score, int position) {
    // Adding 0 makes one zero of the two; flipping a negative number's bits orders them.
    int bits = Float.floatToIntBits(score + 0f);
    int ordered = bits ^ ((bits >> SIGN) & Integer.MAX_VALUE);
    return ((long) ordered << HIGH) | (Integer.MAX_VALUE - position);
  }

  private static float score(long key) {
    int ordered = (int) (key >> HIGH);
    return Float.intBitsToFloat(ordered ^ ((ordered >> SIGN) & Integer.MAX_VALUE));
  }
}
