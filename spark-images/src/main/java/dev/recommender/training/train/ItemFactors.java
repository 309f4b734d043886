package dev.recommender.training.train;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;

/** One vector per movie of the catalogue, or none; all in one array. */
public final class ItemFactors implements Serializable {
  private final int dimensions;
  private final float[] values;
  private final BitSet present;

  public ItemFactors(int items, int dimensions) {
    this.dimensions = dimensions;
    this.values = new float[Math.multiplyExact(items, dimensions)];
    this.present = new BitSet(items);
  }

  /** Movies of the catalogue, with or without a vector. */
  public int size() {
    return values.length / dimensions;
  }

  /** The length of a vector. */
  public int dimensions() {
    return dimensions;
  }

  public void set(int item, float[] vector) {
    System.arraycopy(vector, 0, values, item * dimensions, dimensions);
    present.set(item);
  }

  public boolean has(int item) {
    return present.get(item);
  }

  /** The product of a vector with an item's, which is zero where the item has none. */
  public double score(int item, float[] vector) {
    double score = 0;
    for (int k = 0; k < dimensions; k++) {
      score += (double) vector[k] * values[item * dimensions + k];
    }
    return score;
  }

  /** A copy; only for items that have one. */
  public float[] vector(int item) {
    return Arrays.copyOfRange(values, item * dimensions, (item + 1) * dimensions);
  }
}
