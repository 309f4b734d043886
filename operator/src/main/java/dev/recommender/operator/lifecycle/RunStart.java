package dev.recommender.operator.lifecycle;

import dev.recommender.api.ModelVersion;
import dev.recommender.api.RecommenderModelSpec;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunAttempts;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.RunStatus;
import dev.recommender.api.RunTrigger;
import dev.recommender.api.VersionState;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whether a run starts: by the spec, by the schedule, or because one failed. */
public final class RunStart {
  private RunStart() {}

  static Optional<NextStep> next(Observation seen) {
    if (isHeld(seen)
        || RunDecision.running(seen.status()) != null
        || !(seen.indices() instanceof ObservedIndices.Present present)
        || isUnmarked(seen.status().lastRun(), present)) {
      return Optional.empty();
    }
    return trigger(seen, present)
        .map(trigger -> new NextStep.StartRun(intent(seen, present, trigger)));
  }

  /** Whether runs are held up, by a person or by something that a person has to put right. */
  static boolean isHeld(Observation seen) {
    return seen.spec().training().suspend()
        || seen.problems().stream().anyMatch(Problem::holdsTraining);
  }

  /**
   * Whether the newest version that passed was trained from this spec: going back to it needs no
   * run.
   */
  public static boolean isTrained(
      RecommenderModelStatus status, ObservedIndices.Present present, RecommenderModelSpec spec) {
    return Versions.newestPassed(status)
        .filter(v -> present.versionsWithIndices().contains(v.version()))
        .map(v -> present.documents().get(v.version()))
        .filter(document -> SpecHash.isOfRun(document.detail("specHash"), spec))
        .isPresent();
  }

  // The document of a cancelled run says so before the next run takes its place in the status.
  private static boolean isUnmarked(@Nullable RunStatus last, ObservedIndices.Present present) {
    if (last == null || last.outcome() != RunOutcome.Cancelled) {
      return false;
    }
    VersionDocument left = present.documents().get(last.version());
    return left != null && !left.state().equals(VersionState.Failed.name());
  }

  private static Optional<RunTrigger> trigger(Observation seen, ObservedIndices.Present present) {
    RunStatus last = seen.status().lastRun();
    String hash = SpecHash.ofRun(seen.spec());
    boolean tried =
        last != null
            && last.outcome() != RunOutcome.Cancelled
            && SpecHash.isOfRun(last.specHash(), seen.spec());
    if (!tried && !isTrained(seen.status(), present, seen.spec())) {
      boolean again = last != null && SpecHash.differInNonce(last.specHash(), hash);
      return Optional.of(again ? RunTrigger.Nonce : RunTrigger.Spec);
    }
    if (isDue(seen, RunTimes.scheduled(seen.spec().training(), seen.status()))) {
      return Optional.of(RunTrigger.Schedule);
    }
    return tried && isDue(seen, RunTimes.retry(seen.status()))
        ? Optional.of(RunTrigger.Retry)
        : Optional.empty();
  }

  private static boolean isDue(Observation seen, Optional<Instant> at) {
    return at.filter(time -> !seen.now().isBefore(time)).isPresent();
  }

  private static RunStatus intent(
      Observation seen, ObservedIndices.Present present, RunTrigger trigger) {
    int version = highest(seen, present) + 1;
    String id = seen.desired().names().job(version);
    String hash = SpecHash.ofRun(seen.spec());
    return RunStatus.of(id, version, hash, trigger, seen.now().toString())
        .after(attempts(seen.status().lastRun(), trigger));
  }

  private static RunAttempts attempts(@Nullable RunStatus last, RunTrigger trigger) {
    if (last == null) {
      return RunAttempts.NONE;
    }
    return switch (trigger) {
      case Spec, Nonce -> RunAttempts.NONE;
      case Schedule -> last.attempts().scheduled();
      case Retry -> last.attempts();
    };
  }

  private static int highest(Observation seen, ObservedIndices.Present present) {
    return Stream.of(
            seen.status().versions().stream().map(ModelVersion::version),
            present.documents().keySet().stream(),
            present.versionsWithIndices().stream(),
            seen.surroundings().jobs().stream(),
            Optional.ofNullable(seen.status().lastRun()).map(RunStatus::version).stream())
        .flatMap(versions -> versions)
        .max(Comparator.naturalOrder())
        .orElse(0);
  }
}
