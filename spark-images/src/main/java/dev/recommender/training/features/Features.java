package dev.recommender.training.features;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.DataCounts;
import dev.recommender.training.clean.UserHistory;
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
  }

  /** One pass over the histories. */
  public static Features of(CleanData data, double positiveRating) {
    Tally whole = new Tally(data.catalogue().size());
    JavaRDD<Tally> parts =
        data.histories().mapPartitions(tallies(data.catalogue().size(), positiveRating));
    // Merged in the order of partitions, so that sums come out the same every time.
    parts.collect().forEach(whole::merge);
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
   * The weighted mean is Bayesian: {@code (Σ ratings + m · g) / (n + m)} with the mean g of all
   * ratings and m = {@value #PRIOR_RATINGS}. The popularity percentile is the percentage of the
   * catalogue's movies with fewer ratings. Opinions without stars count as ratings, but not in
   * means.
   */
  public MovieFeatures movie(int item) {
    int count = tally.ratingCounts[item];
    int stars = tally.starCounts[item];
    double sum = tally.ratingSums[item];
    Double mean = stars == 0 ? null : (Double) (sum / stars);
    Double weighted =
        stars == 0
            ? null
            : (Double) ((sum + PRIOR_RATINGS * globalMean()) / (stars + PRIOR_RATINGS));
    return new MovieFeatures(count, mean, weighted, percentile(count), tally.positiveCounts[item]);
  }

  private double globalMean() {
    return Arrays.stream(tally.ratingSums).sum() / Arrays.stream(tally.starCounts).sum();
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

  /** Cells for dashboards, none of fewer than {@code floor} people. */
  public List<StatisticsCell> statistics(int floor) {
    return StatisticsCell.of(tally, activityLevels(), floor);
  }
}
