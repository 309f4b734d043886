package dev.recommender.operator.reconcile;

import dev.recommender.operator.lifecycle.NextStep;
import dev.recommender.operator.lifecycle.Observation;
import dev.recommender.operator.lifecycle.ObservedIndices;
import java.time.Duration;
import java.time.Instant;

/** When to look again. */
final class Pace {
  /** After a step: at once, for there may be another. */
  static final Duration AGAIN = Duration.ofMillis(20);

  /** While pods start or go. */
  static final Duration PODS = Duration.ofMillis(500);

  /** While a run works. */
  static final Duration RUN = Duration.ofSeconds(1);

  /** While something outside has to be put right. */
  static final Duration TROUBLE = Duration.ofSeconds(5);

  /** While nothing is to do: aliases may have been moved by hand, and Secrets may have changed. */
  static final Duration QUIET = Duration.ofMinutes(1);

  private Pace() {}

  static Duration after(NextStep step, Observation seen) {
    return switch (step) {
      case NextStep.WaitForRun run -> RUN;
      case NextStep.WaitForPods pods -> PODS;
      case NextStep.WaitForEndpoints endpoints -> PODS;
      case NextStep.Idle idle -> idle(seen);
      default -> AGAIN;
    };
  }

  private static Duration idle(Observation seen) {
    if (!(seen.indices() instanceof ObservedIndices.Present) || !seen.problems().isEmpty()) {
      return TROUBLE;
    }
    String next = seen.status().nextRunAt();
    if (next == null) {
      return QUIET;
    }
    Duration wait = Duration.between(seen.now(), Instant.parse(next));
    // A retry that is due and is not started is held up by something that a change of the spec will
    // end.
    return wait.isPositive() ? wait : QUIET;
  }
}
