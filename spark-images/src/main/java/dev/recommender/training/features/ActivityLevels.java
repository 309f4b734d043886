package dev.recommender.training.features;

import java.io.Serializable;
import java.util.SortedMap;

/** The bounds between levels: the median and the 90th percentile of ratings per person. */
public record ActivityLevels(int lightUpTo, int regularUpTo) implements Serializable {
  private static final double LIGHT = 0.5;
  private static final double REGULAR = 0.9;

  static ActivityLevels of(SortedMap<Integer, Integer> peopleByRatingCount) {
    return new ActivityLevels(
        quantile(peopleByRatingCount, LIGHT), quantile(peopleByRatingCount, REGULAR));
  }

  /** The smallest count that at least this share of people does not exceed. */
  private static int quantile(SortedMap<Integer, Integer> peopleByRatingCount, double share) {
    long all = peopleByRatingCount.values().stream().mapToLong(Integer::longValue).sum();
    long below = 0;
    for (var entry : peopleByRatingCount.entrySet()) {
      below += entry.getValue();
      if (below >= share * all) {
        return entry.getKey();
      }
    }
    return 0;
  }

  public ActivityLevel of(int ratingCount) {
    if (ratingCount <= lightUpTo) {
      return ActivityLevel.LIGHT;
    }
    return ratingCount <= regularUpTo ? ActivityLevel.REGULAR : ActivityLevel.HEAVY;
  }
}
