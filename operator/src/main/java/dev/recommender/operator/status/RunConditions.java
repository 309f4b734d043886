package dev.recommender.operator.status;

import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.RunStatus;
import dev.recommender.api.TrainingSpec;
import dev.recommender.operator.lifecycle.Observation;
import dev.recommender.operator.lifecycle.ObservedIndices;
import dev.recommender.operator.lifecycle.ObservedRun;
import dev.recommender.operator.lifecycle.Problem;
import dev.recommender.operator.lifecycle.RunStart;
import dev.recommender.operator.lifecycle.SpecHash;
import dev.recommender.operator.lifecycle.Staleness;
import dev.recommender.operator.status.Conditions.Verdict;
import java.time.Instant;
import java.util.Optional;

/** What conditions say about training runs and the age of what they made. */
final class RunConditions {
  private final Observation seen;
  private final RecommenderModelStatus status;

  RunConditions(Observation seen) {
    this.seen = seen;
    this.status = seen.status();
  }

  Verdict trained() {
    RunStatus run = status.lastRun();
    if (run == null) {
      return pending("no run has started");
    }
    return switch (run.outcome()) {
      case Running -> Verdict.unknown("Training", training(run));
      case Succeeded -> succeeded(run);
      case Failed -> failed(run);
      case Cancelled -> ofAnotherSpec();
    };
  }

  /** Whether a run works. */
  Optional<Verdict> progressing() {
    return Optional.ofNullable(status.lastRun())
        .filter(run -> run.outcome() == RunOutcome.Running)
        .map(run -> Verdict.yes("Training", training(run)));
  }

  /** Whether the live version is older than it should be; the message does not tell the time. */
  Verdict stale() {
    TrainingSpec training = seen.spec().training();
    if (training.schedule().isEmpty()) {
      return Verdict.no("NoSchedule", "without a schedule a version does not become stale");
    }
    Optional<Instant> at = Staleness.at(seen);
    if (at.isEmpty()) {
      return Verdict.unknown(
          "NothingToAge", "nothing is live, or training.schedule cannot be read");
    }
    String version = "version %d ".formatted(status.liveVersion());
    return seen.now().isBefore(at.get())
        ? Verdict.no("Fresh", version + "becomes stale at " + at.get())
        : Verdict.yes(
            "Stale", version + "is stale since %s: no newer one has gone live".formatted(at.get()));
  }

  Verdict suspended() {
    return seen.spec().training().suspend()
        ? Verdict.yes(
            "Suspended", "training.suspend is true: a run that works may end, none is started")
        : Verdict.no("NotSuspended", "runs are started when they are due");
  }

  boolean isOfThisSpec(RunStatus run) {
    return SpecHash.isOfRun(run.specHash(), seen.spec());
  }

  boolean isTrained() {
    return seen.indices() instanceof ObservedIndices.Present present
        && RunStart.isTrained(status, present, seen.spec());
  }

  private Verdict succeeded(RunStatus run) {
    return isOfThisSpec(run)
        ? Verdict.yes("Trained", "version %d: %s".formatted(run.version(), run.message()))
        : ofAnotherSpec();
  }

  private Verdict ofAnotherSpec() {
    return isTrained()
        ? Verdict.yes("Trained", "an earlier version was trained from this spec")
        : pending("no run for this spec has started");
  }

  private Verdict pending(String otherwise) {
    Optional<Problem> problem = seen.problems().stream().filter(Problem::holdsTraining).findFirst();
    if (problem.isPresent()) {
      return Verdict.unknown(problem.get().reason(), problem.get().message());
    }
    return seen.spec().training().suspend()
        ? Verdict.unknown("Suspended", otherwise + ": training.suspend is true")
        : Verdict.unknown("Pending", otherwise);
  }

  private Verdict failed(RunStatus run) {
    if (!isOfThisSpec(run)) {
      return ofAnotherSpec();
    }
    String again = status.nextRunAt() == null ? "" : "; next attempt at " + status.nextRunAt();
    return Verdict.no(
        run.reason() == null ? "Failed" : run.reason(),
        "run %s: %s%s".formatted(run.id(), run.message(), again));
  }

  private String training(RunStatus run) {
    if (!isOfThisSpec(run)) {
      return "run %s is being stopped: the spec has changed".formatted(run.id());
    }
    String trouble = seen.run() instanceof ObservedRun.Active active ? active.trouble() : "";
    String stage = run.progress().stage() == null ? "starting" : "stage " + run.progress().stage();
    int percent = run.progress().percent() == null ? 0 : run.progress().percent();
    String progress =
        "run %s makes version %d: %s, %d %%".formatted(run.id(), run.version(), stage, percent);
    return trouble.isEmpty() ? progress : progress + "; " + trouble;
  }
}
