package dev.recommender.operator.status;

import dev.recommender.api.ModelVersion;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.VersionState;
import dev.recommender.operator.lifecycle.Gate;
import dev.recommender.operator.lifecycle.Observation;
import dev.recommender.operator.lifecycle.ObservedServing.ServedVersion;
import dev.recommender.operator.lifecycle.Problem;
import dev.recommender.operator.lifecycle.Versions;
import dev.recommender.operator.status.Conditions.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The status that people read: states of versions, columns and conditions, from what was observed
 * and done.
 */
public final class StatusReport {
  private StatusReport() {}

  /**
   * Completes a status.
   *
   * @param seen the observation, its status being the one after the step
   * @param generation generation of the spec that was looked at
   * @param url address of the service inside the cluster
   */
  public static RecommenderModelStatus of(Observation seen, @Nullable Long generation, String url) {
    RecommenderModelStatus status = seen.status();
    Integer live = status.liveVersion();
    Integer target = Versions.target(seen);
    Integer candidate = Objects.equals(target, live) ? null : target;
    Optional<ModelVersion> answering = Versions.find(status, live);
    var conditions = new Conditions(status.conditions(), generation, seen.now());
    new ConditionReport(seen, candidate).addTo(conditions);
    return new RecommenderModelStatus(
        generation,
        conditions.list(),
        live,
        candidate,
        settled(seen, live, candidate),
        status.lastRun(),
        status.nextRunAt(),
        url,
        answering.map(version -> metric(seen, version)).orElse(null),
        answering.map(ModelVersion::ratings).orElse(null),
        status.schedule());
  }

  /** A status that only tells why nothing was looked at: what serves goes on. */
  public static RecommenderModelStatus unreadable(
      RecommenderModelStatus before, Problem problem, @Nullable Long generation, Instant now) {
    var conditions = new Conditions(before.conditions(), generation, now);
    Verdict refused = Verdict.no(problem.reason(), problem.message());
    Verdict unknown = Verdict.unknown(problem.reason(), "not looked at: see Ready");
    for (String type : ConditionReport.TYPES) {
      conditions.add(
          type, type.equals("Ready") ? refused : conditions.before(type).orElse(unknown));
    }
    return new RecommenderModelStatus(
        generation,
        conditions.list(),
        before.liveVersion(),
        before.candidateVersion(),
        before.versions(),
        before.lastRun(),
        before.nextRunAt(),
        before.url(),
        before.metric(),
        before.ratings(),
        before.schedule());
  }

  private static List<ModelVersion> settled(
      Observation seen, @Nullable Integer live, @Nullable Integer candidate) {
    return seen.status().versions().stream()
        .map(v -> Versions.passed(v) ? in(seen, v, live, candidate) : v)
        .map(v -> withImage(v, seen.serving().deployments().get(v.version())))
        .toList();
  }

  private static ModelVersion in(
      Observation seen, ModelVersion version, @Nullable Integer live, @Nullable Integer candidate) {
    VersionState state = state(seen, version, live, candidate);
    return state == version.state() ? version : version.in(state, version.reason());
  }

  private static VersionState state(
      Observation seen, ModelVersion version, @Nullable Integer live, @Nullable Integer candidate) {
    if (version.version().equals(live)) {
      return VersionState.Live;
    }
    return Versions.settled(seen, version, candidate);
  }

  // The image that a version was first deployed with stays with it.
  private static ModelVersion withImage(ModelVersion version, @Nullable ServedVersion served) {
    return version.image() == null && served != null ? version.servedBy(served.image()) : version;
  }

  private static @Nullable String metric(Observation seen, ModelVersion version) {
    String value = version.metrics().get(Gate.field(seen.spec().metric()));
    return value == null ? null : "%s %s".formatted(seen.spec().metric().label(), value);
  }
}
