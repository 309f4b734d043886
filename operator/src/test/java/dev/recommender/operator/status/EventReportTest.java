package dev.recommender.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunAttempts;
import dev.recommender.api.RunStatus;
import dev.recommender.api.RunTrigger;
import dev.recommender.api.VersionState;
import dev.recommender.operator.lifecycle.NextStep;
import dev.recommender.operator.lifecycle.Situation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventReportTest {
  private static final NextStep ANY = new NextStep.Idle();
  private static final String NOW = Situation.NOW.toString();
  private static final RunStatus RUN =
      RunStatus.of("movies-train-v2", 2, "h", RunTrigger.Nonce, NOW);

  static Stream<Arguments> changes() {
    var serving = new Situation().serving(1);
    var two = new Situation().serving(1).version(2, VersionState.Retained, 0.2);
    return Stream.of(
        change(serving, serving, "[]"),
        change(
            new Situation(),
            status(new Situation()).withRun(RUN),
            "[Normal RunStarted: run movies-train-v2 makes version 2: training.runNonce was changed]"),
        change(
            status(new Situation()).withRun(RUN),
            status(new Situation()).withRun(RUN.succeeded(NOW, "NDCG@10 is 0.2")),
            "[Normal RunSucceeded: run movies-train-v2: NDCG@10 is 0.2]"),
        change(
            status(new Situation()).withRun(RUN),
            status(new Situation())
                .withRun(RUN.failed(NOW, "PodLost", "it is gone", RunAttempts.NONE)),
            "[Warning RunFailed: run movies-train-v2: PodLost: it is gone]"),
        change(
            status(new Situation()).withRun(RUN),
            status(new Situation()).withRun(RUN.cancelled(NOW, "Superseded", "a newer spec")),
            "[Normal RunCancelled: run movies-train-v2: a newer spec]"),
        change(
            serving,
            new Situation().serving(1).version(2, VersionState.Rejected, 0.2),
            "[Warning VersionRejected: version 2: said]"),
        change(
            serving,
            new Situation().serving(1).version(2, VersionState.AwaitingApproval, 0.2),
            "[Normal AwaitingApproval: version 2: said]"),
        change(
            new Situation().serving(1).version(2, VersionState.Rejected, 0.2),
            two,
            "[Normal VersionAccepted: version 2: said]"),
        change(
            new Situation().version(1, VersionState.Retained, 0.2),
            new Situation().version(1, VersionState.Retained, 0.2).live(1),
            "[Normal Promoted: version 1 answers]"),
        change(
            two,
            status(two).withLive(2),
            "[Normal Promoted: version 2 answers instead of version 1]"),
        change(
            status(two).withLive(2),
            two,
            "[Normal RolledBack: version 1 answers instead of version 2]"));
  }

  private static Arguments change(Object before, Object after, String expected) {
    return Arguments.of(status(before), status(after), expected);
  }

  private static RecommenderModelStatus status(Object given) {
    return given instanceof Situation situation
        ? situation.observed().status()
        : (RecommenderModelStatus) given;
  }

  @ParameterizedTest
  @MethodSource("changes")
  void tellsWhatHasChanged(
      RecommenderModelStatus before, RecommenderModelStatus after, String expected) {
    assertThat(told(before, after, ANY)).isEqualTo(expected);
  }

  @Test
  void tellsOfAliasesThatSomebodyMovedButNotOfThoseThatFollow() {
    var swap = new NextStep.SwapAliases(1, Map.of("items", Set.of(7)));
    var right = StatusReport.of(new Situation().serving(1).observed(), 1L, "");
    assertThat(told(right, right, swap)).startsWith("[Warning AliasesPutBack").contains("7");
    var behind = StatusReport.of(new Situation().serving(1).aliases(2).observed(), 1L, "");
    assertThat(told(behind, behind, swap)).isEqualTo("[]");
    assertThat(told(right, right, new NextStep.SwapAliases(2, Map.of()))).isEqualTo("[]");
  }

  @Test
  void anAdoptionIsOneNotice() {
    var adopted = status(new Situation().serving(3));
    assertThat(told(RecommenderModelStatus.initial(), adopted, new NextStep.Adopt(adopted)))
        .isEqualTo(
            "[Normal Adopted: the indices of an earlier resource are taken over, version 3 answers]");
  }

  private static String told(
      RecommenderModelStatus before, RecommenderModelStatus after, NextStep step) {
    List<String> notices =
        EventReport.of(before, after, step).stream()
            .map(n -> "%s %s: %s".formatted(n.type(), n.reason(), n.message()))
            .toList();
    return notices.toString();
  }
}
