package dev.recommender.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.recommender.api.RunOutcome;
import dev.recommender.operator.lifecycle.NextStep;
import dev.recommender.operator.lifecycle.Observation;
import dev.recommender.operator.lifecycle.ObservedRun;
import dev.recommender.operator.lifecycle.Problem;
import dev.recommender.operator.lifecycle.Situation;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PaceTest {
  static Stream<Arguments> idle() {
    return Stream.of(
        arguments("nothing is to come", new Situation().serving(1), Pace.QUIET),
        arguments("a retry comes", retryIn(10), Duration.ofSeconds(10)),
        arguments("it comes after the next quiet look", retryIn(1000), Pace.QUIET),
        arguments("it is due and held up", retryIn(0), Pace.QUIET),
        arguments(
            "the live version becomes stale", scheduled("30s").serving(1), Duration.ofSeconds(30)),
        arguments("it is stale already", scheduled("0s").serving(1), Pace.QUIET),
        arguments(
            "a person has to put something right",
            retryIn(10).problem(Problem.Effect.HoldsTraining),
            Pace.TROUBLE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("idle")
  void looksAgainWhen(String name, Situation situation, Duration expected) {
    Duration pause = Pace.after(new NextStep.Idle(), situation.observed());
    Duration least = expected.equals(Pace.QUIET) ? expected.minus(Pace.SPREAD) : expected;
    assertThat(pause).isBetween(least, expected);
  }

  static Stream<Arguments> runs() {
    return Stream.of(
        arguments("it works", running().run(new ObservedRun.Active()), Pace.RUN),
        arguments(
            "it works while something was refused",
            running().run(new ObservedRun.Active()).problem(Problem.Effect.HoldsNothing),
            Pace.TROUBLE),
        arguments(
            "its Job was refused", running().problem(Problem.Effect.HoldsNothing), Pace.TROUBLE),
        arguments("it is held and has no Job", running(), Pace.QUIET));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void looksAtARunAgainWhen(String name, Situation situation, Duration expected) {
    Observation seen = situation.observed();
    Duration pause = Pace.after(new NextStep.WaitForRun(seen.status().lastRun()), seen);
    Duration least = expected.equals(Pace.QUIET) ? expected.minus(Pace.SPREAD) : expected;
    assertThat(pause).isBetween(least, expected);
  }

  private static Situation running() {
    return new Situation().withSpec("{training: {suspend: true}}").lastRun(1, RunOutcome.Running);
  }

  private static Situation retryIn(long seconds) {
    return new Situation()
        .serving(1)
        .lastRun(2, RunOutcome.Failed)
        .retryAt(Situation.NOW.plusSeconds(seconds));
  }

  private static Situation scheduled(String staleAfter) {
    return new Situation()
        .withSpec("{training: {schedule: '0 3 * * *', staleAfter: %s}}".formatted(staleAfter));
  }
}
