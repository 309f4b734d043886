package dev.recommender.operator.metrics;

import dev.recommender.api.ModelVersion;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.RunStatus;
import dev.recommender.api.VersionState;
import dev.recommender.operator.lifecycle.Versions;
import dev.recommender.operator.status.Notice;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The metrics of one model, read from its latest status. */
final class ModelMeters {
  private static final String DRIFT = "AliasesPutBack";

  private final MeterRegistry registry;
  private final Tags tags;
  private final List<Meter> meters = new ArrayList<>();
  private final Counter drifts;
  private volatile RecommenderModelStatus status;

  ModelMeters(ResourceID model, RecommenderModelStatus status, MeterRegistry registry) {
    this.registry = registry;
    this.tags = Tags.of("namespace", model.getNamespace().orElse(""), "name", model.getName());
    this.status = status;
    conditions();
    runs();
    versions();
    drifts =
        Counter.builder("recommender.model.alias.drifts")
            .description("How often aliases that somebody had moved were put back.")
            .tags(tags)
            .register(registry);
    meters.add(drifts);
  }

  void now(RecommenderModelStatus next, List<Notice> notices) {
    status = next;
    notices.stream()
        .filter(notice -> notice.reason().equals(DRIFT))
        .forEach(notice -> drifts.increment());
  }

  boolean says(String condition, String expected) {
    return status.conditions().stream()
        .anyMatch(c -> c.getType().equals(condition) && c.getStatus().equals(expected));
  }

  void remove() {
    meters.forEach(registry::remove);
  }

  private void conditions() {
    flag("ready", "1 when all that was applied is in effect.", s -> says("Ready", "True"));
    flag("available", "1 when a version answers.", s -> says("Available", "True"));
    flag(
        "stale", "1 when the live version is older than it should be.", s -> says("Stale", "True"));
    flag("suspended", "1 when no runs are started.", s -> says("Suspended", "True"));
  }

  private void runs() {
    flag("run.running", "1 while a run works.", s -> runIs(s, RunOutcome.Running));
    gauge("run.failures", "Runs that failed in a row.", ModelMeters::failures);
    timestamp(
        "run.started", "When the latest run was decided.", s -> run(s).map(RunStatus::startedAt));
    timestamp("run.finished", "When the latest run ended.", s -> run(s).map(RunStatus::finishedAt));
  }

  private void versions() {
    gauge("live.version", "Version that answers, 0 for none.", s -> number(s.liveVersion()));
    gauge(
        "candidate.version",
        "Version about to answer, 0 for none.",
        s -> number(s.candidateVersion()));
    timestamp("live.trained", "When the live version was trained.", ModelMeters::liveTrainedAt);
    gauge(
        "versions.awaiting.approval",
        "Versions that wait for a person.",
        s -> count(s, VersionState.AwaitingApproval));
    gauge(
        "rejections",
        "Versions rejected since the last one that passed, at most 3.",
        ModelMeters::rejections);
  }

  private void flag(String name, String description, Flag flag) {
    gauge(name, description, s -> flag.of(s) ? 1 : 0);
  }

  private void timestamp(String name, String description, Time time) {
    register(
        Gauge.builder(
                "recommender.model." + name + ".timestamp", this, m -> seconds(time.of(m.status)))
            .baseUnit("seconds"),
        description);
  }

  private void gauge(
      String name, String description, ToDoubleFunction<RecommenderModelStatus> value) {
    register(
        Gauge.builder("recommender.model." + name, this, m -> value.applyAsDouble(m.status)),
        description);
  }

  private void register(Gauge.Builder<?> gauge, String description) {
    meters.add(gauge.description(description).tags(tags).register(registry));
  }

  private interface Flag {
    boolean of(RecommenderModelStatus status);
  }

  private interface Time {
    Optional<String> of(RecommenderModelStatus status);
  }

  private static Optional<RunStatus> run(RecommenderModelStatus status) {
    return Optional.ofNullable(status.lastRun());
  }

  private static boolean runIs(RecommenderModelStatus status, RunOutcome outcome) {
    return run(status).filter(run -> run.outcome() == outcome).isPresent();
  }

  private static double failures(RecommenderModelStatus status) {
    return run(status)
        .map(RunStatus::attempts)
        .map(attempts -> attempts.failures() + attempts.dataFailures())
        .orElse(0);
  }

  private static Optional<String> liveTrainedAt(RecommenderModelStatus status) {
    return Versions.find(status, status.liveVersion()).map(ModelVersion::trainedAt);
  }

  private static double count(RecommenderModelStatus status, VersionState state) {
    return status.versions().stream().filter(version -> version.state() == state).count();
  }

  private static double rejections(RecommenderModelStatus status) {
    int passed = Versions.newestPassed(status).map(ModelVersion::version).orElse(0);
    return status.versions().stream()
        .filter(version -> version.state() == VersionState.Rejected && version.version() > passed)
        .count();
  }

  private static double number(@Nullable Integer version) {
    return Objects.requireNonNullElse(version, 0);
  }

  // Prometheus leaves out of a comparison what is not a number.
  private static double seconds(Optional<String> time) {
    return time.map(text -> (double) Instant.parse(text).getEpochSecond()).orElse(Double.NaN);
  }
}
