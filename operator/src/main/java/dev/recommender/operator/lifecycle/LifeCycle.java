package dev.recommender.operator.lifecycle;

import java.util.Optional;
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
    boolean held =
        seen.problems().stream().anyMatch(p -> p.effect() == Problem.Effect.HoldsEverything);
    if (held || seen.indices() instanceof ObservedIndices.Foreign) {
      return new NextStep.Idle();
    }
    return Stream.<Function<Observation, Optional<NextStep>>>of(
            Preparation::next,
            RunDecision::record,
            GateDecision::next,
            ServingDecision::next,
            RunStart::next,
            HouseKeeping::next,
            RunDecision::await,
            ServingDecision::await)
        .map(decision -> decision.apply(seen))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(NextStep.Idle::new);
  }
}
