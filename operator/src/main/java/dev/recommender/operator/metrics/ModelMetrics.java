package dev.recommender.operator.metrics;

import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.RunStatus;
import dev.recommender.operator.status.ConditionReport;
import dev.recommender.operator.status.Notice;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The metrics of all models. Those of one model carry its namespace and name, are bounded by what
 * people apply, and go when it is deleted.
 */
public final class ModelMetrics implements Metrics {
  private final MeterRegistry registry;
  private final Clock clock;
  private final Map<ResourceID, ModelMeters> models = new ConcurrentHashMap<>();
  private volatile Instant lastPass;

  /** Metrics in a registry; until the first pass the start counts as one. */
  public ModelMetrics(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    this.lastPass = clock.instant();
    Gauge.builder("recommender.operator.last.pass.timestamp", () -> lastPass.getEpochSecond())
        .description("When a model was last looked at.")
        .baseUnit("seconds")
        .register(registry);
    ConditionReport.TYPES.forEach(this::countModels);
    List.of(RunOutcome.Succeeded, RunOutcome.Failed, RunOutcome.Cancelled).forEach(this::runs);
  }

  /** Takes note of a pass: what the status came to, and what people were told. */
  public void passed(
      ResourceID model,
      RecommenderModelStatus before,
      RecommenderModelStatus after,
      List<Notice> notices) {
    lastPass = clock.instant();
    models.computeIfAbsent(model, id -> new ModelMeters(id, after, registry)).now(after, notices);
    RunStatus then = before.lastRun();
    RunStatus now = after.lastRun();
    if (then != null && now != null && ended(then, now)) {
      runs(now.outcome()).record(duration(now));
    }
  }

  /** Removes the metrics of a model that is gone. */
  @Override
  public void cleanupDoneFor(ResourceID model, Map<String, Object> metadata) {
    ModelMeters meters = models.remove(model);
    if (meters != null) {
      meters.remove();
    }
  }

  private static boolean ended(RunStatus then, RunStatus now) {
    return then.id().equals(now.id())
        && then.outcome() == RunOutcome.Running
        && now.finishedAt() != null;
  }

  private static Duration duration(RunStatus run) {
    String end = run.finishedAt();
    return Duration.between(
        Instant.parse(run.startedAt()), Instant.parse(end == null ? run.startedAt() : end));
  }

  private Timer runs(RunOutcome outcome) {
    return Timer.builder("recommender.run.duration")
        .description("Training runs that have ended, from decision to end.")
        .tag("outcome", outcome.name())
        .register(registry);
  }

  private void countModels(String condition) {
    for (String status : List.of("True", "False", "Unknown")) {
      Gauge.builder("recommender.models", () -> count(condition, status))
          .description("Models by the status of a condition.")
          .tags("condition", condition, "status", status)
          .register(registry);
    }
  }

  private long count(String condition, String status) {
    return models.values().stream().filter(model -> model.says(condition, status)).count();
  }
}
