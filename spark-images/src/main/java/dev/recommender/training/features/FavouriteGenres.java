package dev.recommender.training.features;

import dev.recommender.training.clean.UserHistory;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The genres a person likes most. */
public final class FavouriteGenres {
  private static final int FAVOURITES = 3;

  private FavouriteGenres() {}

  /** Positions of the genres with most positives, at most three, equal ones by alphabet. */
  public static int[] of(UserHistory history, UserProfiling profiling) {
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
        .mapToInt(genre -> genre)
        .toArray();
  }
}
