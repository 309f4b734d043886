package dev.recommender.operator.status;

import dev.recommender.api.ModelVersion;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunStatus;
import dev.recommender.api.VersionState;
import dev.recommender.operator.lifecycle.Observation;
import dev.recommender.operator.lifecycle.ObservedIndices;
import dev.recommender.operator.lifecycle.ObservedServing.ServedVersion;
import dev.recommender.operator.lifecycle.Versions;
import dev.recommender.operator.status.Conditions.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conditions of one observation. */
public final class ConditionReport {
  /** The types of condition that every resource has. */
  public static final List<String> TYPES =
      List.of("Ready", "Trained", "Published", "Available", "Progressing", "Stale", "Suspended");

  private final Observation seen;
  private final RunConditions runs;
  private final RecommenderModelStatus status;
  private final @Nullable Integer candidate;

  ConditionReport(Observation seen, @Nullable Integer candidate) {
    this.seen = seen;
    this.runs = new RunConditions(seen);
    this.status = seen.status();
    this.candidate = candidate;
  }

  void addTo(Conditions conditions) {
    Verdict trained = runs.trained();
    Verdict published = published();
    Verdict available = available();
    conditions.add("Ready", ready(trained, published, available));
    conditions.add("Trained", trained);
    conditions.add("Published", published);
    conditions.add("Available", available);
    conditions.add("Progressing", progressing());
    conditions.add("Stale", runs.stale());
    conditions.add("Suspended", runs.suspended());
  }

  private Verdict ready(Verdict trained, Verdict published, Verdict available) {
    Optional<Verdict> problem = problem();
    if (problem.isPresent()) {
      return problem.get();
    }
    if (trained.status().equals("False")) {
      return trained;
    }
    Optional<ModelVersion> rejected = rejected();
    if (rejected.isPresent()) {
      String message =
          "version %d is rejected: %s".formatted(rejected.get().version(), rejected.get().reason());
      return Verdict.no("Rejected", message);
    }
    if (!trained.isTrue() && (status.liveVersion() == null || !runs.isTrained())) {
      return Verdict.no(trained.reason(), trained.message());
    }
    if (candidate != null) {
      return progressing().isTrue()
          ? Verdict.no("Promoting", progressing().message())
          : progressing();
    }
    if (status.liveVersion() == null && approval().isPresent()) {
      return approval().get();
    }
    if (!available.isTrue()) {
      return available;
    }
    Optional<Verdict> approval = approval();
    if (approval.isPresent()) {
      return approval.get();
    }
    return published.isTrue() ? Verdict.yes("Serving", available.message()) : published;
  }

  private Verdict published() {
    Integer live = status.liveVersion();
    if (!(seen.indices() instanceof ObservedIndices.Present present)) {
      return Verdict.unknown("ElasticsearchUnavailable", "the aliases cannot be read");
    }
    if (live == null) {
      return Verdict.no("NothingLive", "no version has gone live");
    }
    return live.equals(present.aliasedVersion())
        ? Verdict.yes("Published", "all aliases point to version " + live)
        : Verdict.no(
            "AliasesBehind",
            "the aliases point to %s, live is version %d".formatted(present.aliases(), live));
  }

  private Verdict available() {
    Integer live = status.liveVersion();
    if (live == null) {
      return Verdict.no("NothingLive", "no version has gone live");
    }
    ServedVersion served = seen.serving().deployments().get(live);
    if (served == null || seen.serving().service() == null) {
      return Verdict.no("NotDeployed", "version %d is not deployed".formatted(live));
    }
    String message = "version %d: %s".formatted(live, served.message());
    Integer other = seen.serving().misanswered();
    if (other != null) {
      return Verdict.no(
          "WrongVersion",
          "a pod of version %d answers from version %d: delete the pod".formatted(live, other));
    }
    return served.replicas().ready() > 0
        ? Verdict.yes("Serving", message)
        : Verdict.no("PodsNotReady", message);
  }

  private Verdict progressing() {
    if (candidate != null) {
      ServedVersion served = seen.serving().deployments().get(candidate);
      String message = served == null ? "not deployed yet" : served.message();
      return Verdict.yes("Promoting", "version %d: %s".formatted(candidate, message));
    }
    return runs.progressing()
        .or(this::approval)
        .orElseGet(() -> Verdict.no("Idle", "nothing is under way"));
  }

  private Optional<Verdict> approval() {
    return Versions.awaitingApproval(seen).map(waiting -> new Approval(seen, waiting).verdict());
  }

  private Optional<ModelVersion> rejected() {
    RunStatus run = status.lastRun();
    return Versions.find(status, run == null ? null : run.version())
        .filter(version ->
            version.state() == VersionState.Rejected && run != null && runs.isOfThisSpec(run));
  }

  private Optional<Verdict> problem() {
    Optional<Verdict> found =
        seen.problems().stream()
            .findFirst()
            .map(problem -> Verdict.no(problem.reason(), problem.message()));
    return found.or(this::indicesProblem).or(this::pinProblem);
  }

  private Optional<Verdict> indicesProblem() {
    return switch (seen.indices()) {
      case ObservedIndices.Unavailable away ->
          Optional.of(Verdict.no("Elasticsearch" + away.reason(), away.message()));
      case ObservedIndices.Foreign foreign ->
          Optional.of(
              Verdict.no(
                  "PrefixTaken",
                  "the prefix \"%s\" belongs to %s"
                      .formatted(seen.desired().names().indexPrefix(), foreign.owner())));
      case ObservedIndices.Present present -> Optional.empty();
    };
  }

  private Optional<Verdict> pinProblem() {
    Integer pin = seen.spec().serving().version();
    boolean known = pin == null || Versions.find(status, pin).filter(Versions::passed).isPresent();
    return known
        ? Optional.empty()
        : Optional.of(
            Verdict.no(
                "VersionNotRetained",
                "serving.version is %d, retained versions are %s".formatted(pin, retained())));
  }

  private String retained() {
    return status.versions().stream()
        .filter(Versions::passed)
        .map(v -> v.version().toString())
        .toList()
        .toString();
  }
}
