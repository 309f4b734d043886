package dev.recommender.training.features.statistics;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.features.Features;
import dev.recommender.training.features.UserProfiling;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cells that dashboards show. Within a kind, the cells do not overlap and hold every rating
 * that has a place in the kind; each is of at least {@code floor} distinct people, as is every mean
 * of stars, or the kind is missing.
 */
public final class Statistics {
  private Statistics() {}

  /** A few passes over the histories. */
  public static List<StatisticsCell> of(
      CleanData data, Features features, double positiveRating, int floor) {
    UserProfiling profiling =
        new UserProfiling(features.activityLevels(), data.catalogue().genres(), positiveRating);
    Kinds kinds = new Kinds(Shelves.of(data.catalogue(), features));
    Floor single = new Floor(kinds.single(), floor).reach(data.histories(), profiling);
    Floor crossed = new Floor(kinds.crossed(single), floor).reach(data.histories(), profiling);
    return Stream.concat(single.cells(), crossed.cells()).toList();
  }
}
