package dev.recommender.operator.lifecycle;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The whole life cycle: from what was observed to the one thing to do next. */
public final class LifeCycle {
  private LifeCycle() {}

  /**
   * Decides the next step. What ends or starts something comes before what waits, and serving never
   * waits for training.
   */
  public static NextStep next(Observation seen) {
    return next(seen, Set.of());
  }

  /** Decides the next step beside those that were refused: what does not need them goes on. */
  public static NextStep next(Observation seen, Set<NextStep> refused) {
    boolean held =
        seen.problems().stream().anyMatch(p -> p.effect() == Problem.Effect.HoldsEverything);
    if (held || seen.indices() instanceof ObservedIndices.Foreign) {
      return new NextStep.Idle();
    }
    return Stream.<Function<Observation, Optional<NextStep>>>of(
            Preparation::next,
            RunDecision::record,
            RunDecision::giveUp,
            GateDecision::next,
            ServingDecision::account,
            ServingDecision::deployTarget,
            ServingDecision::deployLive,
            ServingDecision::answer,
            ServingDecision::putBack,
            ServingDecision::companions,
            RunStart::next,
            HouseKeeping::next,
            RunDecision::await,
            ServingDecision::await)
        .map(decision -> decision.apply(seen))
        .flatMap(Optional::stream)
        .filter(step -> !refused.contains(step))
        .findFirst()
        .orElseGet(NextStep.Idle::new);
  }
}
