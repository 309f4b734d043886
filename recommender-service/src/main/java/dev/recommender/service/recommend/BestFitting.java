package dev.recommender.service.recommend;

import dev.recommender.service.people.Profile;
import dev.recommender.service.scan.FactorScan;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Of the people who liked a movie, those whose factors fit it best, and how many there were. */
final class BestFitting {
  private final float[] movie;
  private final int limit;
  private final PriorityQueue<Fit> worstFirst =
      new PriorityQueue<>(
          Comparator.comparingDouble(Fit::score)
              .thenComparing(fit -> fit.profile().pseudonym().value(), Comparator.reverseOrder()));
  private int people;

  BestFitting(float[] movie, int limit) {
    this.movie = movie;
    this.limit = limit;
  }

  void add(Profile profile) {
    people++;
    worstFirst.add(new Fit(profile, FactorScan.dot(profile.factors(), movie, 0)));
    if (worstFirst.size() > limit) {
      worstFirst.remove();
    }
  }

  int people() {
    return people;
  }

  int kept() {
    return worstFirst.size();
  }

  /**
   * The mean of the kept people's factors. Scores are linear in the person, so scoring with the
   * mean merges the people's lists by the mean of their scores, over all movies at once.
   */
  float[] meanFactors() {
    double[] sums = new double[movie.length];
    for (Fit fit : worstFirst) {
      float[] factors = fit.profile().factors();
      for (int i = 0; i < sums.length; i++) {
        sums[i] += factors[i];
      }
    }
    float[] mean = new float[sums.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sums[i] / worstFirst.size());
    }
    return mean;
  }

  private record Fit(Profile profile, float score) {}
}
