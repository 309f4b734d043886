package dev.recommender.operator.lifecycle;

import static dev.recommender.api.RunOutcome.Cancelled;
import static dev.recommender.api.RunOutcome.Failed;
import static dev.recommender.api.RunOutcome.Running;
import static dev.recommender.api.RunOutcome.Succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunAttempts;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.RunStatus;
import dev.recommender.api.RunTrigger;
import dev.recommender.api.VersionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** When runs start, are tried again, are stopped and are given up. */
class RunDecisionTest {
  private static final Instant NOW = Situation.NOW;
  private static final Instant LAST_NIGHT = Instant.parse("2026-03-01T03:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  private static final String OTHER = "0000000000000000";
  private static final String NIGHTLY = "{training: {schedule: '0 3 * * *'}}";
  private static final ObservedRun.Failed PASSING =
      new ObservedRun.Failed("Elasticsearch", "Unreachable", "away");

  /** Version 1 serves; the last run was started at the given time, under the nightly schedule. */
  private static Situation nightly(Instant lastRun) {
    return new Situation()
        .withSpec(NIGHTLY)
        .serving(1)
        .mirrored()
        .startedAt(lastRun)
        .scheduledSince(LONG_AGO);
  }

  static Stream<Arguments> starts() {
    return Stream.of(
        arguments("the night is over", nightly(LAST_NIGHT.minusSeconds(1)), RunTrigger.Schedule),
        arguments("weeks were missed", nightly(LONG_AGO), RunTrigger.Schedule),
        arguments(
            "the data were broken last time",
            nightly(LONG_AGO).lastRun(2, Failed).startedAt(LONG_AGO).jobs(2),
            RunTrigger.Schedule),
        arguments(
            "the last version was rejected",
            nightly(LONG_AGO)
                .version(2, VersionState.Rejected, 0.01)
                .mirrored()
                .lastRun(2, Succeeded)
                .startedAt(LONG_AGO),
            RunTrigger.Schedule),
        arguments(
            "a retry is due too",
            nightly(LONG_AGO).lastRun(2, Failed).retryAt(NOW).startedAt(LONG_AGO),
            RunTrigger.Schedule),
        arguments(
            "only the nonce was changed",
            new Situation().serving(1).mirrored().withSpec("{training: {runNonce: again}}"),
            RunTrigger.Nonce),
        arguments(
            "the nonce was taken away",
            new Situation()
                .withSpec("{training: {runNonce: again}}")
                .serving(1)
                .mirrored()
                .withSpec("{}"),
            RunTrigger.Nonce),
        arguments(
            "the nonce and more were changed",
            new Situation().serving(1).mirrored().withSpec("{training: {runNonce: a, rank: 8}}"),
            RunTrigger.Spec),
        arguments(
            "a retry is due",
            new Situation().serving(1).mirrored().lastRun(2, Failed).retryAt(NOW),
            RunTrigger.Retry),
        arguments(
            "a run for this spec was cancelled before",
            new Situation()
                .serving(1)
                .mirrored()
                .withSpec("{training: {rank: 8}}")
                .lastRun(2, Cancelled),
            RunTrigger.Spec));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("starts")
  void startsARunWhen(String name, Situation situation, RunTrigger trigger) {
    NextStep step = situation.next();
    assertThat(step).isInstanceOf(NextStep.StartRun.class);
    assertThat(((NextStep.StartRun) step).run().trigger()).isEqualTo(trigger);
  }

  static Stream<Arguments> waits() {
    return Stream.of(
        arguments("the night has not come", nightly(LAST_NIGHT)),
        arguments(
            "the schedule is newer than the last night",
            nightly(LONG_AGO).scheduledSince(LAST_NIGHT)),
        arguments("the schedule is seen for the first time", notSeen()),
        arguments("the schedule was changed since it was seen", changed()),
        arguments(
            "runs are suspended",
            nightly(LONG_AGO).withSpec("{training: {schedule: '0 3 * * *', suspend: true}}")),
        arguments(
            "something holds runs up", nightly(LONG_AGO).problem(Problem.Effect.HoldsTraining)),
        arguments(
            "the schedule cannot be read",
            nightly(LONG_AGO)
                .withSpec("{training: {schedule: '0 25 * * *'}}")
                .scheduledSince(LONG_AGO)),
        arguments(
            "the data are broken and nothing has changed",
            new Situation().serving(1).mirrored().lastRun(2, Failed).jobs(2)),
        arguments(
            "a cancelled run made way for the spec of the live version",
            new Situation().serving(1).mirrored().lastRun(2, Cancelled, OTHER)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("waits")
  void startsNoneWhen(String name, Situation situation) {
    assertThat(situation.jobs().next()).isEqualTo(new NextStep.Idle());
  }

  private static Situation notSeen() {
    return new Situation().withSpec(NIGHTLY).serving(1).mirrored().startedAt(LONG_AGO);
  }

  private static Situation changed() {
    return nightly(LONG_AGO).withSpec("{training: {schedule: '0 4 * * *'}}");
  }

  @Test
  void aMissedRunIsMadeUpForWhenRunsAreNoLongerSuspended() {
    Situation held =
        nightly(LONG_AGO).withSpec("{training: {schedule: '0 3 * * *', suspend: true}}");
    RecommenderModelStatus status = after(held);
    assertThat(status.nextRunAt()).isNull();
    assertThat(status.schedule()).isNotNull();
    Observation free = nightly(LONG_AGO).observed().with(status);
    assertThat(LifeCycle.next(free)).isInstanceOf(NextStep.StartRun.class);
  }

  @Test
  void tellsWhenTheNextRunStarts() {
    assertThat(after(nightly(LAST_NIGHT)).nextRunAt()).isEqualTo("2026-03-02T03:00:00Z");
    assertThat(after(notSeen()).nextRunAt()).isEqualTo("2026-03-02T03:00:00Z");
    assertThat(after(changed()).nextRunAt()).isEqualTo("2026-03-02T04:00:00Z");
    Situation soon = nightly(LAST_NIGHT).lastRun(2, Failed).retryAt(NOW.plusSeconds(10)).jobs(2);
    assertThat(after(soon).nextRunAt()).isEqualTo(NOW.plusSeconds(10).toString());
    assertThat(after(new Situation().serving(1).mirrored()).nextRunAt()).isNull();
  }

  @Test
  void remembersSinceWhenTheScheduleHolds() {
    assertThat(after(nightly(LAST_NIGHT)).schedule().since()).isEqualTo(LONG_AGO.toString());
    assertThat(after(changed()).schedule().since()).isEqualTo(NOW.toString());
    assertThat(after(changed().withSpec("{}")).schedule()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "1, 20", "2, 40", "5, 320", "6, 600", "60, 600"})
  void triesAgainLaterAndLater(int failures, long seconds) {
    RunStatus ended = ended(failed(100, new RunAttempts(failures, 0, null), PASSING));
    assertThat(ended.attempts())
        .isEqualTo(
            new RunAttempts(failures + 1, 0, NOW.plus(Duration.ofSeconds(seconds)).toString()));
  }

  @Test
  void givesUpAfterSoManyRetries() {
    assertThat(ended(failed(2, new RunAttempts(1, 0, null), PASSING)).attempts().retryAt())
        .isNotNull();
    assertThat(ended(failed(2, new RunAttempts(2, 0, null), PASSING)).attempts().retryAt())
        .isNull();
  }

  @Test
  void countsBrokenDataApart() {
    var broken = new ObservedRun.Failed("Data", "MissingFile", "no ratings.csv");
    assertThat(ended(failed(2, new RunAttempts(1, 3, null), broken)).attempts())
        .isEqualTo(new RunAttempts(1, 4, null));
  }

  @Test
  void theScheduleGivesTheInfrastructureAllItsAttemptsAgain() {
    Situation night =
        new Situation()
            .withSpec(NIGHTLY)
            .serving(1)
            .mirrored()
            .attempts(new RunAttempts(3, 2, null))
            .lastRun(2, Failed)
            .startedAt(LONG_AGO)
            .scheduledSince(LONG_AGO);
    assertThat(((NextStep.StartRun) night.next()).run().attempts())
        .isEqualTo(new RunAttempts(0, 2, null));
  }

  @Test
  void stopsARunThatANewerSpecMadePointless() {
    Situation superseded = superseded().run(new ObservedRun.Active()).jobs(2);
    assertThat(superseded.next()).isEqualTo(new NextStep.StopRun(2));
    assertThat(superseded.run(new ObservedRun.Stopping(NOW.minusSeconds(120))).next())
        .as("its pod may still write")
        .isInstanceOf(NextStep.WaitForRun.class);
    assertThat(
            ended(superseded.run(new ObservedRun.Stopping(NOW.minusSeconds(121))).next()).reason())
        .as("its pod is on a lost node")
        .isEqualTo("JobLost");
    NextStep gone = superseded.run(new ObservedRun.Missing()).next();
    RunStatus run = ended(gone);
    assertThat(run.outcome()).isEqualTo(RunOutcome.Cancelled);
    assertThat(run.reason()).isEqualTo("Superseded");
    assertThat(run.attempts()).isEqualTo(RunAttempts.NONE);
  }

  @Test
  void marksAndPrunesWhatACancelledRunLeft() {
    Situation left = new Situation().serving(1).mirrored().lastRun(2, Cancelled, OTHER).indices(2);
    assertThat(left.document(2, "Training", false, 0).withSpec("{training: {rank: 8}}").next())
        .isEqualTo(new NextStep.MirrorState(2, VersionState.Failed, "said", null));
    assertThat(left.document(2, "Failed", false, 0).next()).isInstanceOf(NextStep.StartRun.class);
    assertThat(left.withSpec("{}").next()).isEqualTo(new NextStep.Prune(2));
  }

  @Test
  void letsARunEndThatWasStartedBeforeRunsWereSuspended() {
    Situation working =
        new Situation()
            .withSpec("{training: {suspend: true}}")
            .lastRun(1, Running)
            .run(new ObservedRun.Active())
            .jobs(1);
    assertThat(working.next()).isInstanceOf(NextStep.WaitForRun.class);
    assertThat(working.document(1, "Training", true, 0.12).run(new ObservedRun.Completed()).next())
        .isInstanceOf(NextStep.RecordVersion.class);
  }

  @Test
  void remembersWhatKeepsThePodFromStarting() {
    Situation pending = new Situation().lastRun(1, Running).jobs(1);
    String trouble = "Unschedulable (0/1 nodes are available: 1 Insufficient cpu.)";
    RecommenderModelStatus seen = after(pending.run(new ObservedRun.Active(trouble)));
    assertThat(seen.lastRun().message()).isEqualTo(trouble);
    Observation gone = pending.run(new ObservedRun.Active()).observed().with(seen);
    RecommenderModelStatus kept = StatusChange.after(LifeCycle.next(gone), gone);
    assertThat(kept.lastRun().message()).isEqualTo(trouble);
    var late = new ObservedRun.Failed("Internal", "TimedOut", "it took too long");
    assertThat(ended(LifeCycle.next(pending.run(late).observed().with(kept))).message())
        .isEqualTo("it took too long: its pod did not start: " + trouble);
    assertThat(ended(LifeCycle.next(pending.run(PASSING).observed().with(kept))).message())
        .isEqualTo("away");
  }

  @Test
  void forgetsWhatKeptThePodWhenTheRunReports() {
    Situation pending = new Situation().lastRun(1, Running).jobs(1);
    RecommenderModelStatus held = after(pending.run(new ObservedRun.Active("ErrImagePull")));
    Observation working =
        pending.run(new ObservedRun.Active()).document(1, "Training", false, 0).observed();
    Observation again = working.with(held);
    assertThat(StatusChange.after(LifeCycle.next(again), again).lastRun().message()).isNull();
  }

  /** Version 1 serves, version 2 has passed and is being deployed. */
  private static Situation candidate(String evaluation) {
    return new Situation()
        .serving(1)
        .version(2, VersionState.Candidate, 0.13)
        .lastRun(2, Succeeded)
        .jobs(2)
        .deployed(2, true)
        .withSpec("{evaluation: %s}".formatted(evaluation));
  }

  @Test
  void rejectsACandidateThatTheRaisedGateRefuses() {
    NextStep step = candidate("{threshold: '0.2'}").next();
    assertThat(step)
        .isEqualTo(
            new NextStep.RejectVersion(
                2, new GateVerdict(false, "NDCG@10 is 0.1300, threshold is 0.2")));
    Observation seen = candidate("{threshold: '0.2'}").observed();
    RecommenderModelStatus status = StatusChange.after(step, seen);
    assertThat(status.versions())
        .extracting("state")
        .containsExactly(VersionState.Rejected, VersionState.Live);
    assertThat(Versions.target(seen.with(status))).as("what is live stays live").isEqualTo(1);
    assertThat(LifeCycle.next(seen.with(status))).isEqualTo(new NextStep.Retire(2));
  }

  @Test
  void judgesACandidateAgainstTheLiveVersionAsItsRunDid() {
    Situation better = candidate("{maxRegressionPercent: 0}");
    assertThat(better.measured(2, 1, 0.14).next()).isInstanceOf(NextStep.RejectVersion.class);
    assertThat(better.measured(2, 9, 0.14).next()).isEqualTo(new NextStep.Route(2, "77"));
  }

  @Test
  void leavesAloneWhatIsLiveOrGetsTheService() {
    List<Situation> settled =
        List.of(
            new Situation().serving(1).mirrored().withSpec("{evaluation: {threshold: '0.9'}}"),
            candidate("{threshold: '0.2'}").routedTo(2, 1, 2),
            candidate("{threshold: '0.2'}, serving: {version: 1}"));
    assertThat(settled)
        .extracting(Situation::next)
        .noneMatch(step -> step instanceof NextStep.RejectVersion);
  }

  @Test
  void endsARunWhoseJobIsRefusedForAsLongAsItMayTake() {
    Situation intended =
        new Situation()
            .withSpec("{training: {timeout: 1h}}")
            .serving(1)
            .mirrored()
            .jobs()
            .lastRun(2, Running);
    assertThat(withoutJob(intended.startedAt(NOW.minusSeconds(3599))))
        .isInstanceOf(NextStep.WaitForRun.class);
    Situation late = intended.startedAt(NOW.minusSeconds(3600));
    assertThat(late.next()).as("it may be let in now").isInstanceOf(NextStep.CreateJob.class);
    RunStatus run = ended(withoutJob(late));
    assertThat(run.reason()).isEqualTo("TimedOut");
    assertThat(run.message()).endsWith("training.timeout: exceeded quota");
    assertThat(run.attempts().retryAt()).isNotNull();
  }

  private static NextStep withoutJob(Situation situation) {
    Observation seen = situation.observed();
    NextStep create = LifeCycle.next(seen);
    assertThat(create).isInstanceOf(NextStep.CreateJob.class);
    var quota = new Problem("Refused", "exceeded quota", create.whenRefused());
    return LifeCycle.next(seen.with(List.of(quota)), Set.of(create));
  }

  private static Situation superseded() {
    return new Situation().serving(1).mirrored().lastRun(2, Running, OTHER);
  }

  private static NextStep failed(int retries, RunAttempts before, ObservedRun.Failed how) {
    return new Situation()
        .withSpec("{training: {retries: %d}}".formatted(retries))
        .attempts(before)
        .lastRun(1, Running)
        .run(how)
        .next();
  }

  private static RunStatus ended(NextStep step) {
    assertThat(step).isInstanceOf(NextStep.RecordFailure.class);
    return ((NextStep.RecordFailure) step).run();
  }

  private static RecommenderModelStatus after(Situation situation) {
    Observation seen = situation.observed();
    return StatusChange.after(LifeCycle.next(seen), seen);
  }
}
