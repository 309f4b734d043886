package dev.recommender.service.http.api;

import dev.recommender.service.admission.ScoringTimes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Histograms of the time that scoring waits for a thread, and of the time that it takes. */
final class StageTimers implements ScoringTimes {
  private final Timer waiting;
  private final Timer scoring;

  StageTimers(MeterRegistry registry, Duration[] buckets) {
    this.waiting =
        Timer.builder("recommender.scoring.wait")
            .description("Time that work waited for a scoring thread")
            .serviceLevelObjectives(buckets)
            .register(registry);
    this.scoring =
        Timer.builder("recommender.scoring")
            .description("Time that work took on a scoring thread")
            .serviceLevelObjectives(buckets)
            .register(registry);
  }

  @Override
  public void waited(Duration duration) {
    waiting.record(duration);
  }

  @Override
  public void scored(Duration duration) {
    scoring.record(duration);
  }
}
