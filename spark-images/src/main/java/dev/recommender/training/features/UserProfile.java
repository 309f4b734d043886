package dev.recommender.training.features;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.people.Stars;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is counted about one person; times are epoch seconds; no mean without stars. */
public record UserProfile(
    @Nullable Double meanRating,
    long firstRating,
    long lastRating,
    int activeDays,
    ActivityLevel activityLevel,
    List<String> favouriteGenres) {
  private static final int FAVOURITES = 3;
  private static final long DAY = 86_400;

  public static UserProfile of(UserHistory history, UserProfiling profiling) {
    return new UserProfile(
        meanRating(history),
        Arrays.stream(history.times()).min().orElseThrow(),
        Arrays.stream(history.times()).max().orElseThrow(),
        (int)
            Arrays.stream(history.times()).map(time -> Math.floorDiv(time, DAY)).distinct().count(),
        profiling.levels().of(history.size()),
        favouriteGenres(history, profiling));
  }

  private static @Nullable Double meanRating(UserHistory history) {
    double sum = 0;
    int stars = 0;
    for (float rating : history.ratings()) {
      if (Stars.isStars(rating)) {
        sum += rating;
        stars++;
      }
    }
    return stars == 0 ? null : (Double) (sum / stars);
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
