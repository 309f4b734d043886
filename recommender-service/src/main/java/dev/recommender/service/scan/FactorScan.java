package dev.recommender.service.scan;

/** Scores every row of a matrix of factors against a vector, exactly. */
public final class FactorScan {
  private final Factors factors;

  public FactorScan(Factors factors) {
    this.factors = factors;
  }

  /**
   * The best rows, best first, fewer when fewer are allowed; of equal keys the lower row is better.
   * Throws {@link IllegalArgumentException} when the vector is not as long as the rows.
   */
  public Ranking best(ScanQuery query) {
    float[] vector = query.vector();
    if (vector.length != factors.rank()) {
      throw new IllegalArgumentException(
          "a vector of %d against factors of rank %d".formatted(vector.length, factors.rank()));
    }
    TopK top = new TopK(query.k());
    float[] values = factors.values();
    for (int row = 0; row < factors.rows(); row++) {
      float key = query.key(row, dot(vector, values, row * vector.length));
      if (key > top.threshold() && query.allows(factors.position(row))) {
        top.offer(row, key);
      }
    }
    return Ranking.of(top, factors);
  }

  /** Eight sums at once: a single one would wait for each addition before the next. */
  public static float dot(float[] vector, float[] values, int from) {
    float a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
    int whole = vector.length & ~7;
    for (int i = 0; i < whole; i += 8) {
      int j = from + i;
      a += vector[i] * values[j];
      b += vector[i + 1] * values[j + 1];
      c += vector[i + 2] * values[j + 2];
      d += vector[i + 3] * values[j + 3];
      e += vector[i + 4] * values[j + 4];
      f += vector[i + 5] * values[j + 5];
      g += vector[i + 6] * values[j + 6];
      h += vector[i + 7] * values[j + 7];
    }
    for (int i = whole; i < vector.length; i++) {
      a += vector[i] * values[from + i];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }
}
