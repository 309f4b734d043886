package dev.recommender.operator.lifecycle;

import static dev.recommender.api.RunOutcome.Failed;
import static dev.recommender.api.RunOutcome.Running;
import static dev.recommender.api.RunOutcome.Succeeded;
import static dev.recommender.api.VersionState.AwaitingApproval;
import static dev.recommender.api.VersionState.Live;
import static dev.recommender.api.VersionState.Pruned;
import static dev.recommender.api.VersionState.Rejected;
import static dev.recommender.api.VersionState.Retained;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.recommender.api.VersionState;
import dev.recommender.operator.lifecycle.Problem.Effect;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LifeCycleTest {
  private static Situation fresh() {
    return new Situation();
  }

  /** Version 1 answers; version 2 has passed the gate. */
  private static Situation candidate() {
    return fresh().serving(1).version(2, Retained, 0.13).lastRun(2, Succeeded).jobs(2);
  }

  static Stream<Arguments> situations() {
    String other = "0000";
    var dataFailure = new ObservedRun.Failed("Data", "MissingFile", "no ratings.csv");
    return Stream.of(
        arguments(
            "missing indices are made first",
            fresh().missing("people"),
            new NextStep.PrepareIndices(Set.of("people"))),
        arguments(
            "then the pseudonym key", fresh().withoutKey(), new NextStep.CreatePseudonymKey()),
        arguments(
            "a named key is never made",
            fresh()
                .withSpec("{privacy: {pseudonymKeySecret: mine}}")
                .withoutKey()
                .problem(Effect.HoldsTraining),
            new NextStep.Idle()),
        arguments(
            "an invalid spec holds everything",
            fresh().serving(1).indices(9).problem(Effect.HoldsEverything),
            new NextStep.Idle()),
        arguments(
            "a foreign prefix is not touched",
            fresh().indices(new ObservedIndices.Foreign("a/b/c")),
            new NextStep.Idle()),
        arguments(
            "without Elasticsearch nothing starts",
            fresh().indices(new ObservedIndices.Unavailable("Unreachable", "away")),
            new NextStep.Idle()),
        arguments(
            "an unsupported field holds training",
            fresh().problem(Effect.HoldsTraining),
            new NextStep.Idle()),
        arguments(
            "suspended starts nothing",
            fresh().withSpec("{training: {suspend: true}}"),
            new NextStep.Idle()),
        arguments(
            "an intent without a Job creates it",
            fresh().lastRun(1, Running),
            step(NextStep.CreateJob.class)),
        arguments(
            "a claimed version without a Job is lost",
            fresh().lastRun(1, Running).document(1, "Training", false, 0),
            failure("JobLost")),
        arguments(
            "a working Job is waited for",
            fresh().lastRun(1, Running).run(new ObservedRun.Active()).jobs(1),
            step(NextStep.WaitForRun.class)),
        arguments(
            "a complete version waits for the end of its Job",
            fresh()
                .lastRun(1, Running)
                .run(new ObservedRun.Active())
                .document(1, "Training", true, 0.12)
                .jobs(1),
            step(NextStep.WaitForRun.class)),
        arguments(
            "a Job without a report is a failure",
            fresh().lastRun(1, Running).run(new ObservedRun.Completed()),
            failure("ReportMissing")),
        arguments(
            "a failed Job is recorded with its reason",
            fresh().lastRun(1, Running).run(dataFailure),
            failure("MissingFile")),
        arguments(
            "a complete version is recorded",
            fresh()
                .lastRun(1, Running)
                .run(new ObservedRun.Completed())
                .document(1, "Training", true, 0.12),
            step(NextStep.RecordVersion.class)),
        arguments(
            "a Job killed after its last write has made a version",
            fresh()
                .lastRun(1, Running)
                .run(new ObservedRun.Failed("Internal", "NoReport", ""))
                .document(1, "Training", true, 0.12),
            step(NextStep.RecordVersion.class)),
        arguments(
            "a data failure is not tried again",
            fresh().lastRun(1, Failed).jobs(1),
            new NextStep.Idle()),
        arguments(
            "a retry is not due yet",
            fresh().lastRun(1, Failed).jobs(1).retryAt(Situation.NOW.plusSeconds(1)),
            new NextStep.Idle()),
        arguments(
            "a retry that is due starts",
            fresh().lastRun(1, Failed).retryAt(Situation.NOW),
            starts(2)),
        arguments(
            "a changed spec starts a run",
            fresh()
                .serving(1)
                .lastRun(1, Succeeded, other)
                .version(1, Live, 0.1)
                .withSpec("{training: {rank: 8}}"),
            starts(2)),
        arguments(
            "going back to the spec of the newest version starts none",
            fresh().serving(1).lastRun(2, Failed, other).jobs(2),
            new NextStep.Idle()),
        arguments(
            "numbers go on above whatever is there",
            fresh().document(3, "Failed", false, 0).indices(5).jobs(4),
            starts(6)),
        arguments(
            "a candidate is deployed beside the live one",
            candidate(),
            new NextStep.Deploy(2, "service:1", 2)),
        arguments(
            "a candidate that does not answer is waited for",
            candidate().deployed(2, false),
            new NextStep.WaitForPods(2, "0 of 2 pods ready")),
        arguments(
            "a candidate that answers gets the Service",
            candidate().deployed(2, true),
            new NextStep.Route(2, "77")),
        arguments(
            "the aliases wait for the endpoints",
            settled(candidate().deployed(2, true).routedTo(2, 1, 2)),
            new NextStep.WaitForEndpoints(2)),
        arguments(
            "then the aliases follow the Service",
            candidate().deployed(2, true).routedTo(2, 2),
            new NextStep.SwapAliases(2, aliases(1))),
        arguments(
            "then the version is live",
            candidate().deployed(2, true).routedTo(2, 2).aliases(2),
            new NextStep.RecordLive(2)),
        arguments(
            "then the old pods go",
            fresh().serving(2).version(1, Retained, 0.1).deployed(1, true),
            new NextStep.Retire(1)),
        arguments(
            "aliases moved by hand are put back",
            fresh().serving(1).indices(2).aliases(2),
            new NextStep.SwapAliases(1, aliases(2))),
        arguments(
            "a pinned version is deployed",
            fresh().serving(2).version(1, Retained, 0.1).withSpec("{serving: {version: 1}}"),
            new NextStep.Deploy(1, "service:1", 2)),
        arguments(
            "an unknown pin changes nothing",
            fresh().serving(2).withSpec("{serving: {version: 9}}"),
            new NextStep.Idle()),
        arguments(
            "unpinned, the newest version comes back",
            fresh().serving(1).version(2, Retained, 0.1),
            new NextStep.Deploy(2, "service:1", 2)),
        arguments(
            "changed inputs of the pods are rolled out",
            outdated(),
            new NextStep.Deploy(1, "service:1", 2)),
        arguments(
            "other replicas are rolled out",
            fresh().serving(1).withSpec("{serving: {replicas: 3}}"),
            new NextStep.Scale(1, 3, false)),
        arguments(
            "a waiting candidate does not hold up a run",
            settled(candidate().deployed(2, false))
                .lastRun(2, Succeeded, other)
                .withSpec("{training: {rank: 8}}"),
            starts(3)),
        arguments(
            "a state is mirrored into its document",
            fresh().serving(1).document(1, "Training", true, 0.12),
            new NextStep.MirrorState(1, Live, "said", null)),
        arguments(
            "a failed run is mirrored too",
            fresh().lastRun(1, Failed).document(1, "Training", false, 0).jobs(1),
            step(NextStep.MirrorState.class)),
        arguments(
            "what a failed run left is pruned",
            fresh().serving(1).lastRun(2, Failed).indices(2).document(2, "Failed", false, 0),
            new NextStep.Prune(2)),
        arguments(
            "the status lets go of a version beyond the retained ones",
            beyond(),
            new NextStep.Forget(1)),
        arguments(
            "then it is marked",
            fresh().serving(3).document(1, "Retained", true, .1).indices(1),
            new NextStep.MirrorState(1, Pruned, "beyond serving.retainedVersions", null)),
        arguments(
            "then its indices go",
            fresh().serving(3).document(1, "Pruned", true, .1).indices(1),
            new NextStep.Prune(1)),
        arguments(
            "but not while its pods still answer",
            fresh().serving(3).document(1, "Pruned", true, .1).indices(1).pods(1, 3),
            new NextStep.Idle()),
        arguments(
            "an abandoned run is marked",
            fresh().serving(3).document(2, "Training", false, 0),
            new NextStep.MirrorState(
                2, VersionState.Failed, "its run ended without a version", null)),
        arguments(
            "an intent for another spec is taken back",
            fresh().lastRun(1, Running, other),
            failure("Superseded")),
        arguments(
            "a held intent makes no Job",
            fresh().withSpec("{training: {suspend: true}}").lastRun(1, Running),
            step(NextStep.WaitForRun.class)),
        arguments(
            "a retry that is due and held waits",
            fresh()
                .withSpec("{training: {suspend: true}}")
                .lastRun(1, Failed)
                .jobs(1)
                .retryAt(Situation.NOW),
            new NextStep.Idle()),
        arguments(
            "a live version without indices does not hold up a run",
            fresh().serving(1).withoutIndices(1).aliasesGone().lastRun(1, Succeeded, other),
            starts(2)),
        arguments(
            "an alias over two versions is put right",
            fresh().serving(1).alias("items", 1, 2).indices(2),
            new NextStep.SwapAliases(
                1, Map.of("items", Set.of(1, 2), "users", Set.of(1), "statistics", Set.of(1)))),
        arguments(
            "nothing is promoted when a person should do it",
            fresh()
                .serving(1)
                .version(2, AwaitingApproval, 0.13)
                .lastRun(2, Succeeded)
                .jobs(2)
                .withSpec("{serving: {promotion: Manual}}"),
            new NextStep.Idle()),
        arguments(
            "a rejected version of another spec does not pass",
            fresh()
                .serving(1)
                .version(2, Rejected, 0.12)
                .withSpec("{training: {rank: 8}}")
                .lastRun(2, Succeeded)
                .jobs(2),
            new NextStep.Idle()),
        arguments(
            "the live version is kept up to date while a candidate waits",
            candidate().deployed(2, false).inputs(1, "older"),
            new NextStep.Deploy(1, "service:1", 2)),
        arguments(
            "a rejected version keeps its indices until the next run",
            fresh().serving(1).version(2, Rejected, 0.01).lastRun(2, Succeeded).jobs(2),
            new NextStep.Idle()),
        arguments(
            "and loses them then",
            fresh()
                .serving(1)
                .version(2, Rejected, 0.01)
                .version(3, Rejected, 0.02)
                .lastRun(3, Succeeded)
                .jobs(3),
            new NextStep.Prune(2)),
        arguments(
            "a rejected version passes when the gate is lowered",
            fresh().serving(1).version(2, Rejected, 0.12).lastRun(2, Succeeded).jobs(2),
            step(NextStep.AcceptVersion.class)),
        arguments(
            "Jobs of earlier runs go", fresh().serving(2).jobs(1, 2), new NextStep.DeleteJob(1)),
        arguments(
            "versions of an earlier resource are adopted",
            fresh().document(4, "Live", true, 0.1).indices(4).aliases(4),
            step(NextStep.Adopt.class)),
        arguments(
            "failed versions of an earlier resource are not",
            fresh().document(4, "Failed", false, 0).indices(4),
            starts(5)),
        arguments(
            "an adopted version is deployed where nothing answers",
            fresh()
                .version(1, Retained, 0.1)
                .version(2, Retained, 0.1)
                .live(1)
                .aliases(1)
                .lastRun(2, Succeeded),
            new NextStep.Deploy(1, "service:1", 2)),
        arguments("in order, there is nothing to do", fresh().serving(1), new NextStep.Idle()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void decides(String name, Situation situation, Object expected) {
    NextStep step = situation.next();
    if (expected instanceof NextStep exact) {
      assertThat(step).isEqualTo(exact);
    } else {
      assertThat(expected).isInstanceOf(Expectation.class);
      ((Expectation) expected).check(step);
    }
  }

  @Test
  void adoptsTheAliasedVersionAsLive() {
    Situation left =
        fresh()
            .document(3, "Retained", true, 0.1)
            .document(4, "Live", true, 0.1)
            .indices(3, 4)
            .aliases(3);
    assertThat(left.next())
        .isInstanceOfSatisfying(
            NextStep.Adopt.class,
            adopt -> {
              assertThat(adopt.adopted().liveVersion()).isEqualTo(3);
              assertThat(adopt.adopted().versions()).extracting("version").containsExactly(4, 3);
            });
  }

  @Test
  void retriesLaterAndLaterAndThenNoMore() {
    var passing = new ObservedRun.Failed("Elasticsearch", "Unreachable", "away");
    Situation first = fresh().lastRun(1, Running).run(passing);
    assertThat(first.next())
        .isInstanceOfSatisfying(
            NextStep.RecordFailure.class,
            failure ->
                assertThat(failure.run().attempts().retryAt())
                    .isEqualTo(Situation.NOW.plusSeconds(10).toString()));
    Situation never = fresh().withSpec("{training: {retries: 0}}").lastRun(1, Running).run(passing);
    assertThat(never.next())
        .isInstanceOfSatisfying(
            NextStep.RecordFailure.class,
            failure -> assertThat(failure.run().attempts().retryAt()).isNull());
  }

  /** What a step must be when its exact content does not matter. */
  private interface Expectation {
    void check(NextStep step);
  }

  private static Expectation step(Class<? extends NextStep> type) {
    return step -> assertThat(step).isInstanceOf(type);
  }

  private static Expectation starts(int version) {
    return step ->
        assertThat(step)
            .isInstanceOfSatisfying(
                NextStep.StartRun.class,
                start -> assertThat(start.run().version()).isEqualTo(version));
  }

  private static Expectation failure(String reason) {
    return step ->
        assertThat(step)
            .isInstanceOfSatisfying(
                NextStep.RecordFailure.class,
                failure -> assertThat(failure.run().reason()).isEqualTo(reason));
  }

  private static Map<String, Set<Integer>> aliases(int version) {
    return Map.of(
        "items", Set.of(version), "users", Set.of(version), "statistics", Set.of(version));
  }

  private static Situation beyond() {
    return fresh()
        .withSpec("{serving: {retainedVersions: 1}}")
        .serving(3)
        .version(2, Retained, .1)
        .version(1, Retained, .1);
  }

  private static Situation outdated() {
    return fresh().withSpec("{serving: {image: 'service:1'}}").serving(1).inputs(1, "older");
  }

  private static Situation settled(Situation situation) {
    return situation.mirrored();
  }
}
