package dev.recommender.operator.lifecycle;

import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunStatus;
import dev.recommender.api.ScheduleStatus;
import dev.recommender.api.TrainingSpec;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When runs start by time: another attempt, or the schedule. */
final class RunTimes {
  private RunTimes() {}

  /**
   * When the schedule asks for the next run: the first time after the last run was started and
   * after the schedule was first seen. A time that has passed is a run that was missed.
   */
  static Optional<Instant> scheduled(TrainingSpec training, RecommenderModelStatus status) {
    ScheduleStatus known = status.schedule();
    return known != null && isOf(known, training)
        ? Schedule.of(training).flatMap(schedule -> schedule.after(anchor(known, status.lastRun())))
        : Optional.empty();
  }

  /** When the failed run is tried again. */
  static Optional<Instant> retry(RecommenderModelStatus status) {
    return Optional.ofNullable(status.lastRun())
        .map(run -> run.attempts().retryAt())
        .map(Instant::parse);
  }

  /** The status with the schedule of the spec, and when the next run starts by time. */
  static RecommenderModelStatus noted(Observation seen, RecommenderModelStatus status) {
    TrainingSpec training = seen.spec().training();
    RecommenderModelStatus known = status.withNextRun(known(seen, status.schedule()), null);
    return RunStart.isHeld(seen)
        ? known
        : Stream.of(retry(known), scheduled(training, known))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder())
            .map(next -> known.withNextRun(known.schedule(), next.toString()))
            .orElse(known);
  }

  private static @Nullable ScheduleStatus known(Observation seen, @Nullable ScheduleStatus before) {
    TrainingSpec training = seen.spec().training();
    if (Schedule.of(training).isEmpty()) {
      return null;
    }
    return before != null && isOf(before, training)
        ? before
        : new ScheduleStatus(training.schedule(), training.timeZone(), seen.now().toString());
  }

  private static boolean isOf(ScheduleStatus known, TrainingSpec training) {
    return known.cron().equals(training.schedule()) && known.timeZone().equals(training.timeZone());
  }

  private static Instant anchor(ScheduleStatus known, @Nullable RunStatus last) {
    Instant since = Instant.parse(known.since());
    if (last == null || last.startedAt().isEmpty()) {
      return since;
    }
    Instant started = Instant.parse(last.startedAt());
    return started.isAfter(since) ? started : since;
  }
}
