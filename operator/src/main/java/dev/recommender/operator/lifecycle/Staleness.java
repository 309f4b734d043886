package dev.recommender.operator.lifecycle;

import dev.recommender.api.ModelVersion;
import dev.recommender.api.TrainingSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the live version becomes stale. */
public final class Staleness {
  // A sum that a calendar can hold.
  private static final Duration FOR_EVER = Duration.ofDays(100_000);

  private Staleness() {}

  /** The time; empty without a schedule, or when nothing is live. */
  public static Optional<Instant> at(Observation seen) {
    TrainingSpec training = seen.spec().training();
    Optional<Instant> trained =
        Versions.find(seen.status(), seen.status().liveVersion())
            .map(ModelVersion::trainedAt)
            .map(Instant::parse);
    return Schedule.of(training)
        .flatMap(schedule -> trained.flatMap(at -> allowed(training, schedule, at).map(at::plus)));
  }

  private static Optional<Duration> allowed(
      TrainingSpec training, Schedule schedule, Instant trained) {
    return training.staleAfter().isEmpty()
        ? schedule.twoIntervals(trained)
        : Optional.of(SpecDuration.of(training.staleAfter()))
            .map(given -> given.compareTo(FOR_EVER) < 0 ? given : FOR_EVER);
  }
}
