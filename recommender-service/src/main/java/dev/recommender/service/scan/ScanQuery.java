package dev.recommender.service.scan;

import java.util.function.IntPredicate;

/**
 * What to look for: the {@code k} rows with the highest {@code scale(row) · (vector · row) + weight
 * · bonus(row)} among the allowed catalogue positions. Without a scale every row counts once,
 * without a bonus nothing is added.
 */
public final class ScanQuery {
  private static final float[] NONE = {};

  private final float[] vector;
  private final int k;
  private final IntPredicate allowed;
  private final float[] scale;
  private final float[] bonus;
  private final float weight;

  private ScanQuery(
      float[] vector, int k, IntPredicate allowed, float[] scale, float[] bonus, float weight) {
    this.vector = vector;
    this.k = k;
    this.allowed = allowed;
    this.scale = scale;
    this.bonus = bonus;
    this.weight = weight;
  }

  /** The best dot products; {@code allowed} is asked of few rows only, those that may be kept. */
  public static ScanQuery of(float[] vector, int k, IntPredicate allowed) {
    return new ScanQuery(vector.clone(), k, allowed, NONE, NONE, 0);
  }

  /**
   * With a factor for each row, none of them negative, because a bound of the dot product has to
   * stay one of the key; the array is shared and must not change.
   */
  public ScanQuery scaledBy(float[] perRow) {
    return new ScanQuery(vector, k, allowed, perRow, bonus, weight);
  }

  /** With a weighted addend for each row; the array is shared and must not change. */
  public ScanQuery plus(float weightOfBonus, float[] perRow) {
    return new ScanQuery(vector, k, allowed, scale, perRow, weightOfBonus);
  }

  float[] vector() {
    return vector;
  }

  int k() {
    return k;
  }

  boolean allows(int position) {
    return allowed.test(position);
  }

  /**
   * The key by which a row is ranked, from its dot product with the vector, with which it rises.
   */
  float key(int row, float dot) {
    float scaled = scale.length == 0 ? dot : dot * scale[row];
    return bonus.length == 0 ? scaled : scaled + weight * bonus[row];
  }

  /** Turns the dot products of so many rows from one on into their keys. */
  void toKeys(float[] dots, int firstRow, int count) {
    if (scale.length > 0) {
      for (int at = 0; at < count; at++) {
        dots[at] *= scale[firstRow + at];
      }
    }
    if (bonus.length > 0) {
      for (int at = 0; at < count; at++) {
        dots[at] += weight * bonus[firstRow + at];
      }
    }
  }
}
