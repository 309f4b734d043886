package dev.recommender.operator.lifecycle;

import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunAttempts;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decisions about the run that works: its Job, its end, and whether anybody needs it any more. */
final class RunDecision {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

  // A pod on a lost node does not go; its successor has a version of its own.
  private static final Duration LONGEST_STOP = Duration.ofMinutes(2);

  private RunDecision() {}

  /** Brings the running run forward: creates its Job, stops it, or records how it ended. */
  static Optional<NextStep> record(Observation seen) {
    RunStatus run = running(seen.status());
    if (run == null || !(seen.indices() instanceof ObservedIndices.Present present)) {
      return Optional.empty();
    }
    VersionDocument document = present.documents().get(run.version());
    ObservedRun observed = withoutLost(seen);
    if (document != null && document.complete() && !observed.works()) {
      GateVerdict verdict = GateDecision.judge(seen, present, document);
      return Optional.of(new NextStep.RecordVersion(document, verdict));
    }
    return switch (observed) {
      case ObservedRun.Active active -> stop(seen, run);
      case ObservedRun.Stopping stopping -> Optional.empty();
      case ObservedRun.Missing missing when isSuperseded(seen, run) -> cancelled(seen, run);
      case ObservedRun.Missing missing when document == null -> begin(seen, run);
      case ObservedRun.Missing missing ->
          failure(seen, run, internal("JobLost", "the Job is gone before its end"));
      case ObservedRun.Completed completed ->
          failure(
              seen,
              run,
              internal("ReportMissing", "the Job ended well without a complete version document"));
      case ObservedRun.Failed failed -> failure(seen, run, failed.heldUpBy(run.message()));
    };
  }

  /**
   * Ends a run of which no Job could be made in its time. Its creation is decided before, so this
   * is asked only when that was refused.
   */
  static Optional<NextStep> giveUp(Observation seen) {
    RunStatus run = running(seen.status());
    if (run == null || !(seen.run() instanceof ObservedRun.Missing) || RunStart.isHeld(seen)) {
      return Optional.empty();
    }
    Instant end =
        Instant.parse(run.startedAt()).plus(SpecDuration.of(seen.spec().training().timeout()));
    return seen.indices() instanceof ObservedIndices.Present && !seen.now().isBefore(end)
        ? failure(seen, run, internal(ObservedRun.Failed.TIMED_OUT, refusal(seen)))
        : Optional.empty();
  }

  private static String refusal(Observation seen) {
    String why = seen.problems().stream().map(Problem::message).findFirst().orElse("refused");
    return "no Job could be made within training.timeout: " + why;
  }

  private static ObservedRun withoutLost(Observation seen) {
    return seen.run() instanceof ObservedRun.Stopping stopping
            && seen.now().isAfter(stopping.since().plus(LONGEST_STOP))
        ? internal("JobLost", "the Job was deleted and its pod does not go")
        : seen.run();
  }

  static Optional<NextStep> await(Observation seen) {
    return Optional.ofNullable(running(seen.status())).map(NextStep.WaitForRun::new);
  }

  static @Nullable RunStatus running(RecommenderModelStatus status) {
    RunStatus run = status.lastRun();
    return run != null && run.outcome() == RunOutcome.Running ? run : null;
  }

  // The spec may have changed since the intent was written: nobody would use what the run makes.
  private static boolean isSuperseded(Observation seen, RunStatus run) {
    return !SpecHash.isOfRun(run.specHash(), seen.spec());
  }

  private static Optional<NextStep> stop(Observation seen, RunStatus run) {
    return isSuperseded(seen, run)
        ? Optional.of(new NextStep.StopRun(run.version()))
        : Optional.empty();
  }

  private static Optional<NextStep> cancelled(Observation seen, RunStatus run) {
    var ended =
        run.cancelled(
            seen.now().toString(), "Superseded", "the spec has changed since it was started");
    return Optional.of(new NextStep.RecordFailure(ended));
  }

  private static Optional<NextStep> begin(Observation seen, RunStatus run) {
    return RunStart.isHeld(seen) ? Optional.empty() : Optional.of(new NextStep.CreateJob(run));
  }

  private static ObservedRun.Failed internal(String reason, String message) {
    return new ObservedRun.Failed("Internal", reason, message);
  }

  private static Optional<NextStep> failure(
      Observation seen, RunStatus run, ObservedRun.Failed failed) {
    RunAttempts counted =
        failed.mayPass()
            ? run.attempts().failed(retryAt(seen, run.attempts().failures() + 1))
            : run.attempts().failedForGood();
    return Optional.of(
        new NextStep.RecordFailure(
            run.failed(seen.now().toString(), failed.reason(), failed.message(), counted)));
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
}
