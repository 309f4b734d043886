package dev.recommender.operator.reconcile;

import dev.recommender.operator.lifecycle.NextStep;
import dev.recommender.operator.lifecycle.Observation;
import dev.recommender.operator.lifecycle.ObservedIndices;
import dev.recommender.operator.lifecycle.Staleness;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

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

  /**
   * While nothing is to do, at most: aliases may have been moved by hand, and Secrets may have
   * changed.
   */
  static final Duration QUIET = Duration.ofMinutes(1);

  /** After a restart all begin at once; a thousand of them must not ask together for ever. */
  static final Duration SPREAD = Duration.ofSeconds(15);

  private Pace() {}

  static Duration after(NextStep step, Observation seen) {
    return switch (step) {
      // Held, refused, or Elasticsearch is away: no pod works.
      case NextStep.WaitForRun run when !seen.run().works() -> idle(seen);
      case NextStep.WaitForRun run -> unlessTroubled(seen, RUN);
      case NextStep.StopRun stop -> PODS;
      case NextStep.WaitForPods pods -> unlessTroubled(seen, PODS);
      case NextStep.WaitForEndpoints endpoints -> unlessTroubled(seen, PODS);
      case NextStep.Idle idle -> idle(seen);
      default -> AGAIN;
    };
  }

  // What was refused is tried again in every pass.
  private static Duration unlessTroubled(Observation seen, Duration usual) {
    return seen.problems().isEmpty() ? usual : TROUBLE;
  }

  private static Duration idle(Observation seen) {
    if (!(seen.indices() instanceof ObservedIndices.Present) || !seen.problems().isEmpty()) {
      return TROUBLE;
    }
    return Stream.of(
            Optional.ofNullable(seen.status().nextRunAt()).map(Instant::parse), Staleness.at(seen))
        .flatMap(Optional::stream)
        .map(at -> Duration.between(seen.now(), at))
        // What is due and not done is held up by something that a change of the spec will end.
        .filter(Duration::isPositive)
        .filter(wait -> wait.compareTo(QUIET) < 0)
        .min(Comparator.naturalOrder())
        .orElse(quiet(seen));
  }

  private static Duration quiet(Observation seen) {
    int own = seen.desired().names().indexPrefix().hashCode();
    return QUIET.minusSeconds(Math.floorMod(own, SPREAD.toSeconds()));
  }
}
