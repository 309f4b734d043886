package dev.recommender.operator.lifecycle;

import java.time.Duration;
import java.util.Locale;

/** Durations as a spec writes them, such as {@code 1h30m}. */
public final class SpecDuration {
  private SpecDuration() {}

  /** The duration; what is written has passed the CRD. */
  public static Duration of(String written) {
    return Duration.parse("PT" + written.toUpperCase(Locale.ROOT));
  }
}
