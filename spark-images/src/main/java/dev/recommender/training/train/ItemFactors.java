package dev.recommender.training.train;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;

/** One vector per movie of the catalogue, or none; all in one array. */
public final class ItemFactors implements Serializable {
  private final int rank;
  private final float[] values;
  private final BitSet present;

  public ItemFactors(int items, int rank) {
    this.rank = rank;
    this.values = new float[Math.multiplyExact(items, rank)];
    this.present = new BitSet(items);
  }

  public int rank() {
    return rank;
  }

  public void set(int item, float[] vector) {
    System.arraycopy(vector, 0, values, item * rank, rank);
    present.set(item);
  }

  public boolean has(int item) {
    return present.get(item);
  }

  /** A copy; only for items that have one. */
  public float[] vector(int item) {
    return Arrays.copyOfRange(values, item * rank, (item + 1) * rank);
  }

  /** Scores of all items for a user vector; negative infinity where there are no factors. */
  public float[] scores(float[] user, int items) {
    float[] scores = new float[items];
    for (int item = 0; item < items; item++) {
      scores[item] = present.get(item) ? dot(user, item * rank) : Float.NEGATIVE_INFINITY;
    }
    return scores;
  }

  private float dot(float[] user, int offset) {
    float sum = 0;
    for (int k = 0; k < rank; k++) {
      sum += user[k] * values[offset + k];
    }
    return sum;
  }
}
