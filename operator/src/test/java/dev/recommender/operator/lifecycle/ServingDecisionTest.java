package dev.recommender.operator.lifecycle;

import static dev.recommender.api.RunOutcome.Running;
import static dev.recommender.api.RunOutcome.Succeeded;
import static dev.recommender.api.VersionState.AwaitingApproval;
import static dev.recommender.api.VersionState.Retained;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.recommender.api.VersionState;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServingDecisionTest {
  private static final OwnedObject SERVICE = new OwnedObject("v1", "Service", "movies");
  private static final OwnedObject BUDGET =
      new OwnedObject("policy/v1", "PodDisruptionBudget", "movies");
  private static final OwnedObject ACCOUNT =
      new OwnedObject("v1", "ServiceAccount", "movies-service");
  private static final Drift DRIFT = new Drift(SERVICE, List.of("spec.selector.version"));
  private static final String SCALED =
      "{serving: {autoscaling: {minReplicas: 2, maxReplicas: 5, targetCpuPercent: 70}}}";
  private static final String MANUAL = "{serving: {promotion: Manual}}";

  static Stream<Arguments> drift() {
    return Stream.of(
        arguments(
            "a hand edit is put back",
            new Situation().serving(1).objects(objects(List.of(DRIFT), Set.of(), Set.of())),
            new NextStep.PutBack(List.of(DRIFT))),
        arguments(
            "but other inputs are applied whole",
            new Situation()
                .serving(1)
                .inputs(1, "older")
                .objects(objects(List.of(DRIFT), Set.of(), Set.of())),
            new NextStep.Deploy(1, "service:1", 2)),
        arguments(
            "the account comes before pods",
            waiting().objects(objects(List.of(), Set.of(BUDGET, ACCOUNT), Set.of())).approved("2"),
            new NextStep.ApplyCompanions(Set.of(ACCOUNT), Set.of())),
        arguments(
            "other companions do not hold up pods",
            waiting().objects(objects(List.of(), Set.of(BUDGET), Set.of())).approved("2"),
            new NextStep.Deploy(2, "service:1", 2)),
        arguments(
            "nor routing",
            waiting()
                .objects(objects(List.of(DRIFT), Set.of(BUDGET), Set.of()))
                .approved("2")
                .deployed(2, true),
            new NextStep.Route(2, "77")),
        arguments(
            "companions come while pods start",
            waiting()
                .objects(objects(List.of(), Set.of(BUDGET), Set.of()))
                .approved("2")
                .deployed(2, false),
            new NextStep.ApplyCompanions(Set.of(BUDGET), Set.of())),
        arguments(
            "a companion that is no longer asked for goes",
            new Situation().serving(1).objects(objects(List.of(), Set.of(), Set.of(BUDGET))),
            new NextStep.ApplyCompanions(Set.of(), Set.of(BUDGET))),
        arguments(
            "before a version is to answer there are no companions",
            new Situation()
                .objects(objects(List.of(), Set.of(BUDGET), Set.of()))
                .withSpec("{training: {suspend: true}}"),
            new NextStep.Idle()),
        arguments(
            "other Secrets roll the pods",
            new Situation().secrets("old", "new").serving(1),
            new NextStep.Deploy(1, "service:1", 2)),
        arguments(
            "a Secret that is gone rolls nothing",
            new Situation().secrets("old", null).serving(1),
            new NextStep.Idle()),
        arguments(
            "pods of an operator that kept no mark of their Secrets stay",
            new Situation().secrets(null, "new").serving(1),
            new NextStep.Idle()),
        arguments(
            "another default image rolls nothing",
            new Situation().serving(1).defaultImage("service:2"),
            new NextStep.Idle()),
        arguments(
            "a Service that names no version is switched",
            new Situation().serving(1).routedTo(0),
            new NextStep.Route(1, "77")));
  }

  static Stream<Arguments> scaling() {
    return Stream.of(
        arguments(
            "pods scaled by hand are drift, not a wish",
            new Situation().serving(1).replicas(1, 5, 2),
            new NextStep.Idle()),
        arguments(
            "a Deployment without a record is scaled by what it has",
            new Situation().serving(1).replicas(1, 5, null),
            new NextStep.Scale(1, 2, false)),
        arguments(
            "the autoscaler takes over from the number there is",
            new Situation().withSpec(SCALED).serving(1).replicas(1, 3, 3),
            new NextStep.Scale(1, 3, true)),
        arguments(
            "and decides alone from then on",
            new Situation().withSpec(SCALED).serving(1).replicas(1, 1, null),
            new NextStep.Idle()),
        arguments(
            "a new version is deployed without a number of pods",
            scaledCandidate(),
            new NextStep.Deploy(2, "service:1", null)),
        arguments(
            "and starts with as many as the live one runs",
            scaledCandidate().deployed(2, false).replicas(2, 1, null),
            new NextStep.Scale(2, 4, true)),
        arguments(
            "which is enough",
            scaledCandidate().deployed(2, true).replicas(2, 4, null),
            new NextStep.Route(2, "77")),
        arguments(
            "the first version starts with the fewest",
            new Situation()
                .withSpec(SCALED)
                .version(1, Retained, 0.1)
                .lastRun(1, Succeeded)
                .deployed(1, true)
                .replicas(1, 1, null),
            new NextStep.Scale(1, 2, true)),
        arguments(
            "the one that answered is not scaled up when another is routed to",
            scaledCandidate()
                .replicas(1, 1, null)
                .deployed(2, true)
                .replicas(2, 4, null)
                .mirrored()
                .routedTo(2, 1, 2),
            new NextStep.WaitForEndpoints(2)),
        arguments(
            "without the autoscaler the spec decides again",
            new Situation().serving(1).replicas(1, 4, null),
            new NextStep.Scale(1, 2, false)));
  }

  static Stream<Arguments> approval() {
    return Stream.of(
        arguments("a person decides", waiting(), new NextStep.Idle()),
        arguments("another version was meant", waiting().approved("3"), new NextStep.Idle()),
        arguments(
            "also when a version that never answered was to go live by itself",
            candidate().withSpec(MANUAL),
            new NextStep.Idle()),
        arguments(
            "also when it has pods already, or the approval was taken back",
            candidate().deployed(2, true).withSpec(MANUAL),
            new NextStep.Retire(2)),
        arguments(
            "but not when the Service names it already",
            candidate().deployed(2, true).routedTo(2, 2).aliases(2).withSpec(MANUAL),
            new NextStep.RecordLive(2)),
        arguments(
            "exactly the version named goes live",
            waiting().approved("2"),
            new NextStep.Deploy(2, "service:1", 2)),
        arguments(
            "also when a newer one waits",
            waiting()
                .version(3, AwaitingApproval, 0.14)
                .lastRun(3, Succeeded)
                .approved("2")
                .jobs(3),
            new NextStep.Deploy(2, "service:1", 2)),
        arguments(
            "automatic again, it goes live by itself",
            waiting().withSpec("{}"),
            new NextStep.Deploy(2, "service:1", 2)),
        arguments(
            "a pin is an approval",
            waiting().withSpec("{serving: {promotion: Manual, version: 2}}"),
            new NextStep.Deploy(2, "service:1", 2)),
        arguments(
            "the first version waits as well",
            new Situation()
                .withSpec(MANUAL)
                .version(1, AwaitingApproval, 0.1)
                .lastRun(1, Succeeded)
                .jobs(1),
            new NextStep.Idle()),
        arguments(
            "unpinned, the newest approved one comes back",
            new Situation()
                .withSpec(MANUAL)
                .serving(1)
                .version(2, Retained, 0.12)
                .version(3, AwaitingApproval, 0.13)
                .lastRun(3, Succeeded)
                .jobs(3),
            new NextStep.Deploy(2, "service:1", 2)),
        arguments(
            "what waits is kept whatever is retained",
            waiting().withSpec("{serving: {promotion: Manual, retainedVersions: 0}}"),
            new NextStep.Idle()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"drift", "scaling", "approval"})
  void decides(String name, Situation situation, NextStep expected) {
    assertThat(situation.next()).isEqualTo(expected);
  }

  @Test
  void aVersionThatPassesUnderManualAwaitsApproval() {
    var seen =
        new Situation()
            .serving(1)
            .withSpec(MANUAL)
            .document(2, "Training", true, 0.13)
            .lastRun(2, Running)
            .run(new ObservedRun.Completed())
            .observed();
    assertThat(StatusChange.after(LifeCycle.next(seen), seen).versions())
        .extracting("version", "state")
        .contains(tuple(2, AwaitingApproval));
  }

  @Test
  void aVersionThatPassesUnderAPinHasNeverAnswered() {
    var seen =
        new Situation()
            .serving(1)
            .withSpec("{serving: {version: 1}}")
            .document(2, "Training", true, 0.13)
            .lastRun(2, Running)
            .run(new ObservedRun.Completed())
            .observed();
    assertThat(StatusChange.after(LifeCycle.next(seen), seen).versions())
        .extracting("version", "state")
        .contains(tuple(2, VersionState.Candidate));
  }

  @Test
  void whatAnswersIsWhatTheServiceNames() {
    var status = new Situation().serving(2).version(1, Retained, 0.1).observed().status();
    assertThat(Versions.answering(status, 1)).as("before it is recorded").isEqualTo(1);
    assertThat(Versions.answering(status, null)).as("without a Service").isEqualTo(2);
    assertThat(Versions.answering(status, 0)).as("an edited Service").isEqualTo(2);
  }

  @Test
  void anAdoptedVersionThatWaitedStillWaits() {
    var left =
        new Situation()
            .withSpec(MANUAL)
            .document(3, "Live", true, 0.1)
            .document(4, "AwaitingApproval", true, 0.1)
            .indices(3, 4);
    assertThat(left.next())
        .isInstanceOfSatisfying(
            NextStep.Adopt.class,
            adopt -> {
              assertThat(adopt.adopted().liveVersion()).isEqualTo(3);
              assertThat(adopt.adopted().versions())
                  .extracting("state")
                  .containsExactly(AwaitingApproval, Retained);
            });
  }

  private static Situation waiting() {
    return new Situation()
        .serving(1)
        .version(2, AwaitingApproval, 0.13)
        .lastRun(2, Succeeded)
        .jobs(2)
        .withSpec(MANUAL);
  }

  /** Version 2 passed while nobody had to approve it. */
  private static Situation candidate() {
    return new Situation()
        .serving(1)
        .version(2, VersionState.Candidate, 0.13)
        .mirrored()
        .lastRun(2, Succeeded)
        .jobs(2);
  }

  private static Situation scaledCandidate() {
    return new Situation()
        .withSpec(SCALED)
        .serving(1)
        .replicas(1, 4, null)
        .version(2, Retained, 0.13)
        .lastRun(2, Succeeded)
        .jobs(2);
  }

  private static ObservedObjects objects(
      List<Drift> drifted, Set<OwnedObject> outdated, Set<OwnedObject> surplus) {
    return new ObservedObjects(drifted, outdated, surplus);
  }
}
