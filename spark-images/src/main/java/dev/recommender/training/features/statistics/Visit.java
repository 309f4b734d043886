package dev.recommender.training.features.statistics;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.features.ActivityLevel;
import dev.recommender.training.features.FavouriteGenres;
import dev.recommender.training.features.UserProfiling;
import java.time.LocalDate;

/**
 * Goes over a person's ratings, beginning before the first, with what is known of the person and of
 * the rating's time.
 */
final class Visit {
  private static final long DAY = 86_400;
  private static final int HOUR = 3_600;

  private final UserHistory history;
  private final ActivityLevel level;
  private final int[] favouriteGenres;
  private final int firstMonth;
  private int at = -1;
  private int month;

  Visit(UserHistory history, UserProfiling profiling) {
    this.history = history;
    this.level = profiling.levels().of(history.size());
    this.favouriteGenres = FavouriteGenres.of(history, profiling);
    long first = Long.MAX_VALUE;
    for (long time : history.times()) {
      first = time > 0 ? Math.min(first, time) : first;
    }
    this.firstMonth = first == Long.MAX_VALUE ? 0 : monthOf(first);
  }

  /** Months since year 0. */
  private static int monthOf(long time) {
    LocalDate date = LocalDate.ofEpochDay(time / DAY);
    return Math.multiplyExact(date.getYear(), 12) + date.getMonthValue() - 1;
  }

  /** Moves to the next rating; false behind the last. */
  boolean next() {
    at++;
    if (at == history.size()) {
      return false;
    }
    month = hasTime() ? monthOf(time()) : 0;
    return true;
  }

  private long time() {
    return history.times()[at];
  }

  boolean hasTime() {
    return time() > 0;
  }

  int year() {
    return month / 12;
  }

  int monthOfYear() {
    return 1 + month % 12;
  }

  /** In the month of the person's first rating. */
  boolean isNew() {
    return month == firstMonth;
  }

  /** 1 is Monday; the epoch began on a Thursday. */
  int weekday() {
    return 1 + (int) ((time() / DAY + 3) % 7);
  }

  int hour() {
    return (int) (time() % DAY) / HOUR;
  }

  int item() {
    return history.items()[at];
  }

  float rating() {
    return history.ratings()[at];
  }

  int ratings() {
    return history.size();
  }

  ActivityLevel level() {
    return level;
  }

  int[] favouriteGenres() {
    return favouriteGenres;
  }
}
