package dev.recommender.training.evaluate;

import java.util.Arrays;

/**
 * Percentile intervals of means over people (Efron 1979). A resample weighs each person by a
 * Poisson(1) number and divides by the sum of weights, which for many people is drawing with
 * replacement (Chamandy et al. 2012) but reads the figures once and in order. All columns share the
 * weights, so differences of columns are paired by person.
 */
final class Bootstrap {
  private static final int RESAMPLES = 1_000;
  private static final int LOW = RESAMPLES / 40;
  private static final int BITS = 16;
  private static final int DRAWS_PER_HASH = Long.SIZE / BITS;

  /** Inverse of Poisson(1)'s distribution function at (n + ½) / 65,536. */
  private static final byte[] POISSON = poisson();

  private final double[][] means;

  private Bootstrap(double[][] means) {
    this.means = means;
  }

  /** A row of figures per person, one row after the other. */
  static Bootstrap of(float[] rows, int columns, long seed) {
    double[][] sums = new double[columns][RESAMPLES];
    double[] totals = new double[RESAMPLES];
    double[] weights = new double[RESAMPLES];
    int people = rows.length / columns;
    for (int person = 0; person < people; person++) {
      draw(weights, Draw.mix(seed, person));
      add(totals, weights, 1);
      for (int column = 0; column < columns; column++) {
        float figure = rows[person * columns + column];
        if (figure != 0) {
          add(sums[column], weights, figure);
        }
      }
    }
    for (double[] sum : sums) {
      Arrays.setAll(sum, n -> sum[n] / Math.max(1, totals[n]));
    }
    return new Bootstrap(sums);
  }

  private static void draw(double[] weights, long seed) {
    for (int n = 0; n < RESAMPLES; n += DRAWS_PER_HASH) {
      long hash = Draw.mix(seed, n);
      for (int draw = 0; draw < DRAWS_PER_HASH; draw++) {
        weights[n + draw] = POISSON[(int) (hash >>> (draw * BITS)) & (POISSON.length - 1)];
      }
    }
  }

  private static void add(double[] sum, double[] weights, double figure) {
    for (int n = 0; n < RESAMPLES; n++) {
      sum[n] += weights[n] * figure;
    }
  }

  private static byte[] poisson() {
    byte[] table = new byte[1 << BITS];
    double probability = Math.exp(-1);
    double cumulative = probability;
    byte value = 0;
    for (int n = 0; n < table.length; n++) {
      while ((n + 0.5) / table.length > cumulative) {
        value++;
        probability /= value;
        cumulative += probability;
      }
      table[n] = value;
    }
    return table;
  }

  /** Of a column's mean. */
  Interval of(int column) {
    return percentiles(means[column].clone());
  }

  /** Of the mean difference of two columns; above 0 the first is better. */
  Interval lead(int column, int baseline) {
    double[] leads = new double[RESAMPLES];
    Arrays.setAll(leads, n -> means[column][n] - means[baseline][n]);
    return percentiles(leads);
  }

  /**
   * Of the difference of two roots of means, {@code √(Σ baseline / Σ rows) − √(Σ column / Σ rows)},
   * where columns are sums of squares over so many rows; above 0 the first has the smaller error.
   */
  Interval rootLead(int column, int baseline, int rows) {
    double[] leads = new double[RESAMPLES];
    Arrays.setAll(
        leads,
        n -> root(means[baseline][n], means[rows][n]) - root(means[column][n], means[rows][n]));
    return percentiles(leads);
  }

  private static double root(double squares, double rows) {
    return rows == 0 ? 0 : Math.sqrt(squares / rows);
  }

  private static Interval percentiles(double[] values) {
    Arrays.sort(values);
    return new Interval(values[LOW - 1], values[RESAMPLES - LOW]);
  }
}
