package dev.recommender.operator.training;

import java.time.Duration;
import java.util.Locale;

/** Durations as a spec writes them, such as {@code 1h30m}. */
final class SpecDuration {
  private SpecDuration() {}

  static Duration of(String written) {
    return Duration.parse("PT" + written.toUpperCase(Locale.ROOT));
  }
}
