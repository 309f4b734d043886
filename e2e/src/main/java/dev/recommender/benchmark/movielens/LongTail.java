package dev.recommender.benchmark.movielens;

import java.util.SplittableRandom;

/** Weights that fall as a power of the rank, flattened at the head, in random order. */
final class LongTail {
  private LongTail() {}

  /**
   * Zipf–Mandelbrot: the weight of rank r of n is {@code (r / n + head) ^ -exponent}.
   *
   * @param head the share of the ranks over which the head is flat
   */
  static double[] weights(int n, double head, double exponent, SplittableRandom random) {
    double[] weights = new double[n];
    for (int rank = 0; rank < n; rank++) {
      int other = random.nextInt(rank + 1); // Fisher–Yates, inside out
      weights[rank] = weights[other];
      weights[other] = StrictMath.pow((double) rank / n + head, -exponent);
    }
    return weights;
  }
}
