package dev.recommender.benchmark.movielens;

import java.util.Arrays;
import java.util.SplittableRandom;

/** How many movies each person rates: a few rate thousands, most some dozens. */
final class Activity {
  private static final double HEAD = 0.002;
  private static final double EXPONENT = 0.8;

  private Activity() {}

  /** Sums up to exactly the ratings of the shape. */
  static int[] of(DatasetShape shape, SplittableRandom random) {
    double[] weights = LongTail.weights(shape.users(), HEAD, EXPONENT, random);
    int least = DatasetShape.LEAST_RATINGS;
    double each =
        ((double) shape.ratings() - (double) least * shape.users()) / Arrays.stream(weights).sum();
    int[] counts = new int[shape.users()];
    int left = shape.ratings();
    for (int user = 0; user < counts.length; user++) {
      counts[user] = (int) Math.min(shape.mostRatings(), least + weights[user] * each);
      left -= counts[user];
    }
    spread(left, counts, shape.mostRatings());
    return counts;
  }

  /** What rounding and the limit left over goes to everyone below the limit alike. */
  private static void spread(int left, int[] counts, int most) {
    while (left > 0) {
      for (int user = 0; user < counts.length && left > 0; user++) {
        if (counts[user] < most) {
          counts[user]++;
          left--;
        }
      }
    }
  }
}
