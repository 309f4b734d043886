package dev.recommender.training.features;

import dev.recommender.training.clean.UserHistory;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What is counted about one person; times are epoch seconds. */
public record UserProfile(
    double meanRating,
    long firstRating,
    long lastRating,
    int activeDays,
    ActivityLevel activityLevel,
    List<String> favouriteGenres) {
  private static final int FAVOURITES = 3;
  private static final long DAY = 86_400;

  public static UserProfile of(UserHistory history, UserProfiling profiling) {
    double sum = 0;
    for (float rating : history.ratings()) {
      sum += rating;
    }
    return new UserProfile(
        sum / history.size(),
        Arrays.stream(history.times()).min().orElseThrow(),
        Arrays.stream(history.times()).max().orElseThrow(),
        (int)
            Arrays.stream(history.times()).map(time -> Math.floorDiv(time, DAY)).distinct().count(),
        profiling.levels().of(history.size()),
        favouriteGenres(history, profiling));
  }

  /** The genres with most positives, equal ones by alphabet. */
  private static List<String> favouriteGenres(UserHistory history, UserProfiling profiling) {
    int[] positives = new int[profiling.genres().count()];
    for (int n = 0; n < history.size(); n++) {
      if (history.ratings()[n] >= profiling.positiveRating()) {
        for (int genre : profiling.genres().of(history.items()[n])) {
          positives[genre]++;
        }
      }
    }
    return IntStream.range(0, positives.length)
        .filter(genre -> positives[genre] > 0)
        .boxed()
        .sorted(Comparator.comparingInt(genre -> -positives[genre]))
        .limit(FAVOURITES)
        .map(profiling.genres()::name)
        .toList();
  }
}
