package dev.recommender.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.recommender.api.RunOutcome;
import dev.recommender.api.VersionState;
import dev.recommender.operator.indices.IndicesException;
import dev.recommender.operator.lifecycle.Drift;
import dev.recommender.operator.lifecycle.NextStep;
import dev.recommender.operator.lifecycle.Observation;
import dev.recommender.operator.lifecycle.ObservedObjects;
import dev.recommender.operator.lifecycle.ObservedRun;
import dev.recommender.operator.lifecycle.OwnedObject;
import dev.recommender.operator.lifecycle.Problem;
import dev.recommender.operator.lifecycle.Situation;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptTest {
  private static final String OTHER = "0000000000000000";
  private static final OwnedObject BUDGET =
      new OwnedObject("policy/v1", "PodDisruptionBudget", "movies");
  private static final OwnedObject ACCOUNT =
      new OwnedObject("v1", "ServiceAccount", "movies-service");
  private static final Drift DRIFT =
      new Drift(new OwnedObject("v1", "Service", "movies"), List.of("spec.type"));

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments(
            "a Job does not hold up a roll-back",
            pinned().lastRun(3, RunOutcome.Running),
            NextStep.CreateJob.class,
            new NextStep.Route(1, "77")),
        arguments(
            "nor a Job that cannot be stopped",
            pinned().lastRun(3, RunOutcome.Running, OTHER).run(new ObservedRun.Active()),
            NextStep.StopRun.class,
            new NextStep.Route(1, "77")),
        arguments(
            "nor indices that cannot be prepared",
            pinned().missing("audit"),
            NextStep.PrepareIndices.class,
            new NextStep.Route(1, "77")),
        arguments(
            "but nothing is written to them, and no run starts",
            pinned()
                .missing("audit")
                .routedTo(1, 1)
                .aliases(1)
                .indices(9)
                .withSpec("{serving: {version: 1}, training: {rank: 8}}"),
            NextStep.PrepareIndices.class,
            new NextStep.Idle()),
        arguments(
            "nor the account, other companions or a hand edit",
            pinned()
                .objects(new ObservedObjects(List.of(DRIFT), Set.of(ACCOUNT, BUDGET), Set.of())),
            NextStep.ApplyCompanions.class,
            new NextStep.Route(1, "77")),
        arguments(
            "a companion does not hold up a run",
            new Situation()
                .serving(1)
                .mirrored()
                .objects(new ObservedObjects(List.of(), Set.of(BUDGET), Set.of()))
                .lastRun(1, RunOutcome.Succeeded, OTHER)
                .lastRun(2, RunOutcome.Failed)
                .retryAt(Situation.NOW),
            NextStep.ApplyCompanions.class,
            null),
        arguments(
            "the candidate does not hold up the live version",
            new Situation()
                .serving(1)
                .version(2, VersionState.Candidate, 0.13)
                .lastRun(2, RunOutcome.Succeeded)
                .inputs(1, "older"),
            NextStep.Deploy.class,
            new NextStep.Deploy(1, "service:1", 2)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void goesOnWithoutWhatWasRefused(
      String name, Situation situation, Class<? extends NextStep> refused, NextStep expected) {
    List<NextStep> tried = new ArrayList<>();
    Attempt attempt =
        Attempt.of(
            situation.observed(),
            step -> {
              tried.add(step);
              if (tried.size() == 1) {
                throw refused(403, "quota");
              }
            });
    assertThat(tried.getFirst()).isInstanceOf(refused);
    if (expected == null) {
      assertThat(attempt.step()).isInstanceOf(NextStep.StartRun.class);
    } else {
      assertThat(attempt.step()).isEqualTo(expected);
    }
    assertThat(attempt.seen().problems()).extracting(Problem::reason).containsExactly("Refused");
    assertThat(attempt.seen().problems()).extracting(Problem::message).containsExactly("quota");
  }

  @Test
  void triesNothingTwiceInAPassAndEnds() {
    List<NextStep> tried = new ArrayList<>();
    Situation situation =
        pinned()
            .missing("audit")
            .objects(new ObservedObjects(List.of(DRIFT), Set.of(ACCOUNT, BUDGET), Set.of()));
    Attempt attempt =
        Attempt.of(
            situation.observed(),
            step -> {
              tried.add(step);
              if (step.acts()) {
                throw new IndicesException("ReadOnly", "blocked", new IOException());
              }
            });
    assertThat(tried).doesNotHaveDuplicates().hasSizeLessThan(9);
    assertThat(attempt.step().acts()).isFalse();
    assertThat(attempt.seen().problems().getFirst().reason()).isEqualTo("ElasticsearchReadOnly");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 422, 500, 503})
  void whatTheApiServerRefusesIsAProblem(int code) {
    Attempt attempt = Attempt.of(toDeploy(), onlyFirst(refused(code, "no")));
    assertThat(attempt.seen().problems()).extracting(Problem::reason).containsExactly("Refused");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 409})
  void whatItDoesNotAnswerAndAConflictEndThePass(int code) {
    KubernetesClientException thrown = refused(code, "no");
    assertThatThrownBy(() -> Attempt.of(toDeploy(), onlyFirst(thrown))).isSameAs(thrown);
  }

  @Test
  void oneObjectThatIsRefusedDoesNotKeepTheOthersFromBeingWritten() {
    List<String> written = new ArrayList<>();
    assertThatThrownBy(() ->
            Actor.each(
                List.of("a", "b", "c"),
                object -> {
                  if (object.equals("a")) {
                    throw refused(403, "no");
                  }
                  written.add(object);
                }))
        .isInstanceOf(KubernetesClientException.class);
    assertThat(written).containsExactly("b", "c");
  }

  private static Observation toDeploy() {
    return new Situation().serving(1).inputs(1, "older").observed();
  }

  private static Consumer<NextStep> onlyFirst(RuntimeException thrown) {
    List<NextStep> tried = new ArrayList<>();
    return step -> {
      tried.add(step);
      if (tried.size() == 1) {
        throw thrown;
      }
    };
  }

  /** Version 2 is live, version 1 is pinned and answers. */
  private static Situation pinned() {
    return new Situation()
        .serving(2)
        .version(1, VersionState.Retained, 0.1)
        .deployed(1, true)
        .withSpec("{serving: {version: 1}}");
  }

  private static KubernetesClientException refused(int code, String message) {
    return new KubernetesClientException(message, code, null);
  }
}
