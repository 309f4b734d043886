package dev.recommender.training.features;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A number for dashboards: {@code count} ratings by {@code people} distinct people. */
public record StatisticsCell(String kind, String bucket, long count, int people, double value) {
  private static final String OTHER = "other";

  /** Cells below the floor are merged into one per kind, which is left out if it is below, too. */
  static List<StatisticsCell> of(Tally tally, ActivityLevels levels, int floor) {
    List<StatisticsCell> cells = new ArrayList<>(ratings(tally.halfStars, floor));
    cells.addAll(activity(tally, levels, floor));
    return cells;
  }

  private static List<StatisticsCell> ratings(HalfStars halfStars, int floor) {
    List<StatisticsCell> cells = new ArrayList<>();
    int merged = 0;
    for (int bucket = 0; bucket < HalfStars.BUCKETS; bucket++) {
      int people = halfStars.people(1 << bucket);
      if (people < floor) {
        merged |= 1 << bucket;
      } else {
        double rating = HalfStars.rating(bucket);
        long count = halfStars.ratings(1 << bucket);
        cells.add(new StatisticsCell("rating", String.valueOf(rating), count, people, rating));
      }
    }
    other(cells, "rating", halfStars.ratings(merged), halfStars.people(merged), floor);
    return cells;
  }

  private static List<StatisticsCell> activity(Tally tally, ActivityLevels levels, int floor) {
    Map<ActivityLevel, long[]> byLevel = new EnumMap<>(ActivityLevel.class);
    tally.peopleByRatingCount.forEach((ratings, people) -> {
      long[] sums = byLevel.computeIfAbsent(levels.of(ratings), level -> new long[2]);
      sums[0] += (long) ratings * people;
      sums[1] += people;
    });
    List<StatisticsCell> cells = new ArrayList<>();
    long[] merged = new long[2];
    byLevel.forEach((level, sums) -> {
      if (sums[1] < floor) {
        merged[0] += sums[0];
        merged[1] += sums[1];
      } else {
        cells.add(cell("activity", level.label(), sums[0], (int) sums[1]));
      }
    });
    other(cells, "activity", merged[0], (int) merged[1], floor);
    return cells;
  }

  private static void other(
      List<StatisticsCell> cells, String kind, long count, int people, int floor) {
    if (people > 0 && people >= floor) {
      cells.add(cell(kind, OTHER, count, people));
    }
  }

  /** The value is the mean count per person. */
  private static StatisticsCell cell(String kind, String bucket, long count, int people) {
    return new StatisticsCell(kind, bucket, count, people, (double) count / people);
  }
}
