package dev.recommender.training.features;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.DataCounts;
import dev.recommender.training.clean.Genres;
import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.people.Stars;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Features of the whole data set, of the size of the catalogue; positions are the catalogue's. */
public final class Features {
  /** How many ratings of the global mean every movie starts with. */
  static final double PRIOR_RATINGS = 10;

  private final Tally tally;
  private final DataCounts counts;
  private final int[] sortedCounts;
  private final double meanStars;

  private Features(Tally tally, long rejected) {
    this.tally = tally;
    this.counts =
        new DataCounts(
            Arrays.stream(tally.ratingCounts).asLongStream().sum(),
            tally.digests.size(),
            Arrays.stream(tally.ratingCounts).filter(count -> count > 0).count(),
            rejected);
    this.sortedCounts = tally.ratingCounts.clone();
    Arrays.sort(sortedCounts);
    this.meanStars = meanStars(tally);
  }

  /** One pass over the histories. */
  public static Features of(CleanData data, double positiveRating) {
    JavaRDD<Tally> parts =
        data.histories().mapPartitions(tallies(data.catalogue().size(), positiveRating));
    // As a tree: the driver never holds the tallies of all partitions at once.
    Tally whole = parts.treeReduce(Tally::merge);
    return new Features(whole, data.rejectedRatings());
  }

  private static FlatMapFunction<Iterator<UserHistory>, Tally> tallies(
      int items, double positiveRating) {
    return histories -> {
      Tally tally = new Tally(items);
      histories.forEachRemaining(history -> tally.add(history, positiveRating));
      return List.of(tally).iterator();
    };
  }

  public DataCounts counts() {
    return counts;
  }

  public long positives() {
    return Arrays.stream(tally.positiveCounts).asLongStream().sum();
  }

  /** Hash over everything that is trained on. */
  public String trainingSetHash() {
    return HistoryDigest.combine(tally.digests);
  }

  /**
   * The weighted mean is Bayesian: {@code (Σ stars + m · g) / (n + m)} over the n ratings with
   * stars, with the mean g of all stars and m = {@value #PRIOR_RATINGS}. The popularity percentile
   * is the percentage of the catalogue's movies with fewer ratings.
   */
  public MovieFeatures movie(int item) {
    int count = tally.ratingCounts[item];
    int raters = raters(item);
    double sum = tally.starSums[item];
    Double mean = raters == 0 ? null : (Double) (sum / raters);
    Double weighted =
        raters == 0
            ? null
            : (Double) ((sum + PRIOR_RATINGS * meanStars) / (raters + PRIOR_RATINGS));
    return new MovieFeatures(count, mean, weighted, percentile(count), tally.positiveCounts[item]);
  }

  /** How many people gave the movie stars. */
  int raters(int item) {
    return tally.raters(item);
  }

  /** Ratings of half a star, one star … five stars; empty below the floor of raters. */
  public List<Integer> ratingHistogram(int item, int floor) {
    if (raters(item) < Math.max(1, floor)) {
      return List.of();
    }
    int from = item * Stars.BUCKETS;
    return Arrays.stream(tally.histograms, from, from + Stars.BUCKETS).boxed().toList();
  }

  /** Compares movies with at least so many raters. */
  public GenreStandings genreStandings(Genres genres, int leastRaters) {
    return new GenreStandings(this, genres, tally.ratingCounts.length, leastRaters);
  }

  /** False when the data set has no times. */
  public boolean hasTimes() {
    return tally.lastTime > 0;
  }

  /** Epoch seconds of the first and the last rating; only with times. */
  public long firstTime() {
    return tally.firstTime;
  }

  public long lastTime() {
    return tally.lastTime;
  }

  /** Half stars make exact sums, so the order of adding them does not matter. */
  private static double meanStars(Tally tally) {
    return Arrays.stream(tally.starSums).sum()
        / Arrays.stream(tally.histograms).asLongStream().sum();
  }

  /** How many ratings of the data set the movie has. */
  public int ratingCount(int item) {
    return tally.ratingCounts[item];
  }

  private double percentile(int count) {
    int low = 0;
    int high = sortedCounts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sortedCounts[middle] < count) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return 100.0 * low / sortedCounts.length;
  }

  public ActivityLevels activityLevels() {
    return ActivityLevels.of(tally.peopleByRatingCount);
  }
}
