package dev.recommender.training.features;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.people.Stars;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What is counted about one person. Mean and deviation are null without stars; {@code active} is
 * null when no time is known.
 */
public record UserProfile(
    @Nullable Double meanRating,
    @Nullable Double ratingDeviation,
    @Nullable ActiveTime active,
    ActivityLevel activityLevel,
    List<String> favouriteGenres) {

  /** First and last rating in epoch seconds, and the number of days (UTC) with one. */
  public record ActiveTime(long firstRating, long lastRating, int days) {
    private static final long DAY = 86_400;

    private static @Nullable ActiveTime of(long[] times) {
      long[] known = Arrays.stream(times).filter(time -> time > 0).toArray();
      if (known.length == 0) {
        return null;
      }
      LongStream days = Arrays.stream(known).map(time -> Math.floorDiv(time, DAY)).distinct();
      return new ActiveTime(
          Arrays.stream(known).min().orElseThrow(),
          Arrays.stream(known).max().orElseThrow(),
          (int) days.count());
    }
  }

  public static UserProfile of(UserHistory history, UserProfiling profiling) {
    double[] stars = stars(history.ratings());
    DoubleSummaryStatistics summary = DoubleStream.of(stars).summaryStatistics();
    double mean = summary.getAverage();
    return new UserProfile(
        unless(stars.length == 0, () -> mean),
        unless(stars.length == 0, () -> deviation(stars, mean)),
        ActiveTime.of(history.times()),
        profiling.levels().of(history.size()),
        Arrays.stream(FavouriteGenres.of(history, profiling))
            .mapToObj(profiling.genres()::name)
            .toList());
  }

  private static double[] stars(float[] ratings) {
    return IntStream.range(0, ratings.length)
        .filter(n -> Stars.isStars(ratings[n]))
        .mapToDouble(n -> ratings[n])
        .toArray();
  }

  /** Of the population: {@code √(Σ (r − mean)² / n)}; these are all ratings, not a sample. */
  private static double deviation(double[] stars, double mean) {
    double squares = 0;
    for (double rating : stars) {
      squares += (rating - mean) * (rating - mean);
    }
    return Math.sqrt(squares / stars.length);
  }

  private static @Nullable Double unless(boolean none, DoubleSupplier value) {
    return none ? null : (Double) value.getAsDouble();
  }
}
