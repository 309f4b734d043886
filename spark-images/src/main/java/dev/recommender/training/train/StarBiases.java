package dev.recommender.training.train;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.people.Stars;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;

/**
 * The mean μ of all stars, and how movies and people differ from it: {@code b_i = Σ (r − μ) / (n_i
 * + λ_i)}, {@code b_u = Σ (r − μ − b_i) / (n_u + λ_u)} (Koren, "Factor in the Neighbors", TKDD
 * 2010, section 2.1, by which λ is found by validation: of 1 to 25, 5 and 5 give the lowest RMSE on
 * ml-latest-small). A movie without stars has b_i = 0, and as it has no factors, no vector.
 */
public final class StarBiases implements Serializable {
  /** λ_i, in ratings. */
  public static final double MOVIE_DAMPING = 5;

  /** λ_u, in ratings. */
  public static final double PERSON_DAMPING = 5;

  private final double globalMean;
  private final float[] movies;

  StarBiases(double globalMean, float[] movies) {
    this.globalMean = globalMean;
    this.movies = movies;
  }

  /** Of the ratings that are not withheld. */
  public static StarBiases of(JavaRDD<UserHistory> histories, Withheld withheld, int items) {
    return StarSums.of(histories, withheld, items).biases(MOVIE_DAMPING);
  }

  public double globalMean() {
    return globalMean;
  }

  public float movie(int item) {
    return movies[item];
  }

  /** b_u by all stars the person gave. */
  public double person(UserHistory history) {
    return person(history, starred(history, new int[0]));
  }

  /** b_u by the stars at these positions; 0 without any. */
  double person(UserHistory history, int[] positions) {
    double sum = 0;
    for (int n : positions) {
      sum += history.ratings()[n] - globalMean - movies[history.items()[n]];
    }
    return sum / (positions.length + PERSON_DAMPING);
  }

  /** b_u by the stars that are not withheld. */
  public double personWithout(UserHistory history, int[] withheld) {
    return person(history, starred(history, withheld));
  }

  /** Where the person gave stars: a like or dislike without any is at ±∞. */
  static int[] starred(UserHistory history, int[] without) {
    return IntStream.range(0, history.size())
        .filter(n -> Stars.isStars(history.ratings()[n]) && Arrays.binarySearch(without, n) < 0)
        .toArray();
  }
}
