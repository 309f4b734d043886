package dev.recommender.operator.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.recommender.api.RunOutcome;
import dev.recommender.operator.lifecycle.ObservedRun;
import dev.recommender.operator.lifecycle.Problem;
import dev.recommender.operator.lifecycle.Situation;
import dev.recommender.operator.status.Conditions.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunConditionsTest {
  private static final String OTHER = "0000000000000000";

  private static Situation working() {
    return new Situation().serving(1).lastRun(2, RunOutcome.Running);
  }

  static Stream<Arguments> trained() {
    return Stream.of(
        arguments(
            "suspended before the first run",
            new Situation().withSpec("{training: {suspend: true}}"),
            Verdict.unknown("Suspended", "no run has started: training.suspend is true")),
        arguments(
            "held up by a problem",
            new Situation().problem(Problem.Effect.HoldsTraining),
            Verdict.unknown("Some", "something is wrong")),
        arguments(
            "the pod does not start",
            working().run(new ObservedRun.Active("ErrImagePull (no such image)")),
            Verdict.unknown(
                "Training",
                "run movies-train-v2 makes version 2: starting, 0 %; ErrImagePull (no such image)")),
        arguments(
            "superseded",
            new Situation().serving(1).lastRun(2, RunOutcome.Running, OTHER),
            Verdict.unknown(
                "Training", "run movies-train-v2 is being stopped: the spec has changed")),
        arguments(
            "cancelled for the spec of the live version",
            new Situation().serving(1).lastRun(2, RunOutcome.Cancelled, OTHER),
            Verdict.yes("Trained", "an earlier version was trained from this spec")),
        arguments(
            "cancelled for another spec",
            new Situation()
                .serving(1)
                .withSpec("{training: {rank: 8}}")
                .lastRun(2, RunOutcome.Cancelled, OTHER),
            Verdict.unknown("Pending", "no run for this spec has started")),
        arguments(
            "to be tried again",
            new Situation()
                .serving(1)
                .lastRun(2, RunOutcome.Failed)
                .retryAt(Situation.NOW.plusSeconds(10)),
            Verdict.no(
                "Broken", "run movies-train-v2: said; next attempt at 2026-03-01T12:00:10Z")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trained")
  void tellsHowTrainingStands(String name, Situation situation, Verdict expected) {
    assertThat(new RunConditions(situation.observed()).trained()).isEqualTo(expected);
  }

  static Stream<Arguments> ages() {
    return Stream.of(
        arguments(
            "{}", Verdict.no("NoSchedule", "without a schedule a version does not become stale")),
        arguments(
            "{training: {schedule: '0 12 * * *'}}",
            Verdict.no("Fresh", "version 1 becomes stale at 2026-03-03T12:00:00Z")),
        arguments(
            "{training: {schedule: '0 3 * * *', staleAfter: 1s}}",
            Verdict.no("Fresh", "version 1 becomes stale at 2026-03-01T12:00:01Z")),
        arguments(
            "{training: {schedule: '0 3 * * *', staleAfter: 0s}}",
            Verdict.yes(
                "Stale",
                "version 1 is stale since 2026-03-01T12:00:00Z: no newer one has gone live")),
        arguments(
            "{training: {schedule: '0 25 * * *'}}",
            Verdict.unknown(
                "NothingToAge", "nothing is live, or training.schedule cannot be read")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ages")
  void tellsWhetherTheLiveVersionIsStale(String spec, Verdict expected) {
    Situation trainedNow = new Situation().withSpec(spec).serving(1);
    assertThat(new RunConditions(trainedNow.observed()).stale()).isEqualTo(expected);
  }

  @Test
  void nothingLiveIsNotStale() {
    Situation fresh = new Situation().withSpec("{training: {schedule: '0 3 * * *'}}");
    assertThat(new RunConditions(fresh.observed()).stale().status()).isEqualTo("Unknown");
  }

  @Test
  void tellsThatRunsAreSuspended() {
    Situation held = new Situation().withSpec("{training: {suspend: true}}");
    assertThat(new RunConditions(held.observed()).suspended().isTrue()).isTrue();
    assertThat(new RunConditions(new Situation().observed()).suspended().isTrue()).isFalse();
  }
}
