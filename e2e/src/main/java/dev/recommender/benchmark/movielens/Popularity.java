package dev.recommender.benchmark.movielens;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws movies by their popularity in constant time: Walker's alias method as Vose builds it. */
final class Popularity {
  private static final double HEAD = 0.004;
  private static final double EXPONENT = 1.3;

  private final double[] keep;
  private final int[] alias;

  private Popularity(double[] keep, int[] alias) {
    this.keep = keep;
    this.alias = alias;
  }

  static Popularity of(int items, SplittableRandom random) {
    return ofWeights(LongTail.weights(items, HEAD, EXPONENT, random));
  }

  /** Each is drawn in proportion to its weight. */
  static Popularity ofWeights(double[] weights) {
    int n = weights.length;
    double mean = Arrays.stream(weights).sum() / n;
    double[] keep = Arrays.stream(weights).map(weight -> weight / mean).toArray();
    int[] alias = new int[n];
    int[] order = new int[n]; // those below the mean from the left, the others from the right
    int small = 0;
    int large = n;
    for (int item = 0; item < n; item++) {
      order[keep[item] < 1 ? small++ : --large] = item;
    }
    for (int next = 0; next < large && large < n; next++) {
      int donor = order[large];
      alias[order[next]] = donor;
      keep[donor] -= 1 - keep[order[next]];
      if (keep[donor] < 1) {
        large++; // the donor now stands at the end of the small ones
      }
    }
    return new Popularity(keep, alias);
  }

  int draw(SplittableRandom random) {
    int item = random.nextInt(keep.length);
    return random.nextDouble() < keep[item] ? item : alias[item];
  }
}
