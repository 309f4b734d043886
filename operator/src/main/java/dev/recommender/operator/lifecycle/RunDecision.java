package dev.recommender.operator.lifecycle;

import dev.recommender.api.ModelVersion;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunAttempts;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.RunStatus;
import dev.recommender.api.RunTrigger;
import dev.recommender.api.VersionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decisions about training runs. */
public final class RunDecision {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

  private RunDecision() {}

  /** Brings the running run forward: creates its Job, or records how it ended. */
  static Optional<NextStep> record(Observation seen) {
    RunStatus run = running(seen.status());
    if (run == null || !(seen.indices() instanceof ObservedIndices.Present present)) {
      return Optional.empty();
    }
    VersionDocument document = present.documents().get(run.version());
    if (document != null && document.complete() && !(seen.run() instanceof ObservedRun.Active)) {
      return Optional.of(new NextStep.RecordVersion(document, judge(seen, present, document)));
    }
    return switch (seen.run()) {
      case ObservedRun.Active active -> Optional.empty();
      case ObservedRun.Missing missing when document == null -> begin(seen, present, run);
      case ObservedRun.Missing missing ->
          failure(seen, run, "Internal", "JobLost", "the Job is gone before its end");
      case ObservedRun.Completed completed ->
          failure(
              seen,
              run,
              "Internal",
              "ReportMissing",
              "the Job ended well without a complete version document");
      case ObservedRun.Failed failed ->
          failure(seen, run, failed.category(), failed.reason(), failed.message());
    };
  }

  // The spec may have changed since the intent was written; a Job trains what its hash says, or it
  // is not made.
  private static Optional<NextStep> begin(
      Observation seen, ObservedIndices.Present present, RunStatus run) {
    if (isHeld(seen)) {
      return Optional.empty();
    }
    String hash = SpecHash.ofRun(seen.spec());
    return run.specHash().equals(hash)
        ? Optional.of(new NextStep.CreateJob(run))
        : Optional.of(new NextStep.StartRun(intent(seen, present, hash)));
  }

  private static boolean isHeld(Observation seen) {
    return seen.spec().training().suspend()
        || seen.problems().stream().anyMatch(p -> p.effect() == Problem.Effect.HoldsTraining);
  }

  /** Lets the newest version pass when the gate was changed after it was rejected. */
  static Optional<NextStep> reconsider(Observation seen) {
    boolean pinned = seen.spec().serving().version() != null;
    if (pinned
        || running(seen.status()) != null
        || !(seen.indices() instanceof ObservedIndices.Present present)) {
      return Optional.empty();
    }
    return seen.status().versions().stream()
        .max(Comparator.comparing(ModelVersion::version))
        .filter(v ->
            v.state() == VersionState.Rejected
                && present.versionsWithIndices().contains(v.version()))
        .map(v -> present.documents().get(v.version()))
        .filter(document -> document.detail("specHash").equals(SpecHash.ofRun(seen.spec())))
        .map(document ->
            new NextStep.AcceptVersion(document.version(), judge(seen, present, document)))
        .filter(step -> step.verdict().passed())
        .map(NextStep.class::cast);
  }

  /** Starts a run when the spec asks for a version that no run has made. */
  static Optional<NextStep> start(Observation seen) {
    RunStatus last = seen.status().lastRun();
    if (isHeld(seen) || running(seen.status()) != null) {
      return Optional.empty();
    }
    if (!(seen.indices() instanceof ObservedIndices.Present present)) {
      return Optional.empty();
    }
    String hash = SpecHash.ofRun(seen.spec());
    boolean wanted =
        (last != null && last.specHash().equals(hash))
            ? retryIsDue(seen, last)
            : !isTrained(seen.status(), present, hash);
    return wanted
        ? Optional.of(new NextStep.StartRun(intent(seen, present, hash)))
        : Optional.empty();
  }

  static Optional<NextStep> await(Observation seen) {
    return Optional.ofNullable(running(seen.status())).map(NextStep.WaitForRun::new);
  }

  /**
   * Whether the newest version that passed was trained from a spec of this hash: going back to it
   * needs no run.
   */
  public static boolean isTrained(
      RecommenderModelStatus status, ObservedIndices.Present present, String specHash) {
    return Versions.newestPassed(status)
        .filter(v -> present.versionsWithIndices().contains(v.version()))
        .map(v -> present.documents().get(v.version()))
        .filter(document -> document.detail("specHash").equals(specHash))
        .isPresent();
  }

  private static @Nullable RunStatus running(RecommenderModelStatus status) {
    RunStatus run = status.lastRun();
    return run != null && run.outcome() == RunOutcome.Running ? run : null;
  }

  private static GateVerdict judge(
      Observation seen, ObservedIndices.Present present, VersionDocument document) {
    Integer live = seen.status().liveVersion();
    return Gate.judge(seen.spec(), document, live == null ? null : present.documents().get(live));
  }

  private static Optional<NextStep> failure(
      Observation seen, RunStatus run, String category, String reason, String message) {
    boolean passing = new ObservedRun.Failed(category, reason, message).mayPass();
    RunAttempts counted =
        passing
            ? run.attempts().failed(retryAt(seen, run.attempts().failures() + 1))
            : run.attempts().failedForGood();
    return Optional.of(
        new NextStep.RecordFailure(run.failed(seen.now().toString(), reason, message, counted)));
  }

  private static @Nullable String retryAt(Observation seen, int failures) {
    return failures <= seen.spec().training().retries()
        ? seen.now().plus(backOff(failures)).toString()
        : null;
  }

  private static Duration backOff(int failures) {
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 10));
    return wait.compareTo(LONGEST_RETRY) < 0 ? wait : LONGEST_RETRY;
  }

  private static boolean retryIsDue(Observation seen, RunStatus last) {
    String retryAt = last.attempts().retryAt();
    return retryAt != null && !seen.now().isBefore(Instant.parse(retryAt));
  }

  private static RunStatus intent(Observation seen, ObservedIndices.Present present, String hash) {
    RunStatus last = seen.status().lastRun();
    int highest =
        Stream.of(
                seen.status().versions().stream().map(ModelVersion::version),
                present.documents().keySet().stream(),
                present.versionsWithIndices().stream(),
                seen.surroundings().jobs().stream(),
                Optional.ofNullable(last).map(RunStatus::version).stream())
            .flatMap(versions -> versions)
            .max(Comparator.naturalOrder())
            .orElse(0);
    String id = seen.desired().names().job(highest + 1);
    String now = seen.now().toString();
    return (last != null && last.specHash().equals(hash))
        ? RunStatus.of(id, highest + 1, hash, RunTrigger.Retry, now).after(last.attempts())
        : RunStatus.of(id, highest + 1, hash, RunTrigger.Spec, now);
  }
}
