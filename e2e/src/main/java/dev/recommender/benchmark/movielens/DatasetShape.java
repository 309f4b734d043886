package dev.recommender.benchmark.movielens;

import java.util.Map;

/** How many ratings, people and movies a data set has. */
public record DatasetShape(int ratings, int users, int items) {
  /** Everyone in MovieLens rated at least this many movies. */
  static final int LEAST_RATINGS = 20;

  /** As in ml-latest-small, ml-1m, ml-10m and ml-20m. */
  private static final Map<String, DatasetShape> NAMED =
      Map.of(
          "100k", new DatasetShape(100_000, 610, 9_742),
          "1M", new DatasetShape(1_000_000, 6_040, 3_883),
          "10M", new DatasetShape(10_000_000, 69_878, 10_681),
          "20M", new DatasetShape(20_000_000, 138_493, 27_278));

  public DatasetShape {
    if (ratings < (long) LEAST_RATINGS * users || ratings > (long) users * mostRatings(items)) {
      throw new IllegalArgumentException(
          "a data set of %d ratings by %d people of %d movies: expected %d to %d ratings each"
              .formatted(ratings, users, items, LEAST_RATINGS, mostRatings(items)));
    }
  }

  /** The shape of the MovieLens set of that size: 100k, 1M, 10M or 20M. */
  public static DatasetShape of(String size) {
    DatasetShape shape = NAMED.get(size);
    if (shape == null) {
      throw new IllegalArgumentException(
          "size \"%s\" is unknown, expected 100k, 1M, 10M or 20M".formatted(size));
    }
    return shape;
  }

  /** The most that one person rates: half of the catalogue. */
  int mostRatings() {
    return mostRatings(items);
  }

  private static int mostRatings(int items) {
    return items / 2;
  }
}
