package dev.recommender.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunAttempts;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.RunStatus;
import dev.recommender.api.RunTrigger;
import dev.recommender.api.VersionState;
import dev.recommender.operator.lifecycle.ObservedIndices;
import dev.recommender.operator.lifecycle.Problem;
import dev.recommender.operator.lifecycle.Situation;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusReportTest {
  private static final String URL = "http://movies.default.svc";

  @Test
  void setsAllKnownConditionsOnTheFirstPass() {
    assertThat(report(new Situation()).conditions())
        .extracting(Condition::getType)
        .containsExactly(
            "Ready", "Trained", "Published", "Available", "Progressing", "Stale", "Suspended");
    assertThat(ready(new Situation())).isEqualTo("False Pending: no run has started");
  }

  @Test
  void isReadyWhenTheLiveVersionServesAndIsAliased() {
    RecommenderModelStatus status = report(new Situation().serving(1));
    assertThat(text(status, "Ready")).isEqualTo("True Serving: version 1: 2 of 2 pods ready");
    assertThat(text(status, "Published"))
        .isEqualTo("True Published: all aliases point to version 1");
    assertThat(status.metric()).isEqualTo("NDCG@10 0.1200");
    assertThat(status.ratings()).isEqualTo(100L);
    assertThat(status.url()).isEqualTo(URL);
  }

  @Test
  void tellsWhyARunFailedWhileTheLiveVersionGoesOn() {
    RecommenderModelStatus status =
        report(new Situation().serving(1).lastRun(2, RunOutcome.Failed));
    assertThat(text(status, "Ready")).isEqualTo("False Broken: run movies-train-v2: said");
    assertThat(text(status, "Available")).startsWith("True Serving");
  }

  @Test
  void tellsTheNumbersOfARejection() {
    var rejected =
        new Situation()
            .serving(1)
            .version(2, VersionState.Rejected, 0.01)
            .lastRun(2, RunOutcome.Succeeded);
    assertThat(ready(rejected)).isEqualTo("False Rejected: version 2 is rejected: said");
  }

  @Test
  void showsACandidateAndItsPods() {
    var candidate =
        new Situation()
            .serving(1)
            .version(2, VersionState.Candidate, 0.13)
            .lastRun(2, RunOutcome.Succeeded)
            .deployed(2, false);
    RecommenderModelStatus status = report(candidate);
    assertThat(status.candidateVersion()).isEqualTo(2);
    assertThat(status.versions())
        .extracting("state")
        .containsExactly(VersionState.Candidate, VersionState.Live);
    assertThat(text(status, "Ready")).isEqualTo("False Promoting: version 2: 0 of 2 pods ready");
  }

  @Test
  void namesTheRetainedVersionsWhenThePinIsUnknown() {
    assertThat(ready(new Situation().serving(1).withSpec("{serving: {version: 9}}")))
        .isEqualTo("False VersionNotRetained: serving.version is 9, retained versions are [1]");
  }

  @Test
  void tellsThatElasticsearchIsAway() {
    var away =
        new Situation()
            .serving(1)
            .indices(new ObservedIndices.Unavailable("Unreachable", "no answer"));
    assertThat(ready(away)).isEqualTo("False ElasticsearchUnreachable: no answer");
  }

  @Test
  void tellsWhoOwnsThePrefix() {
    assertThat(ready(new Situation().indices(new ObservedIndices.Foreign("prod/a/b"))))
        .isEqualTo("False PrefixTaken: the prefix \"default.movies\" belongs to prod/a/b");
  }

  @Test
  void tellsOfAProblemBeforeAnythingElse() {
    assertThat(ready(new Situation().serving(1).problem(Problem.Effect.HoldsTraining)))
        .isEqualTo("False Some: something is wrong");
  }

  @Test
  void keepsTransitionTimesWhenNothingChanges() {
    var seen = new Situation().serving(1).observed();
    RecommenderModelStatus first = StatusReport.of(seen, 1L, URL);
    assertThat(StatusReport.of(seen.with(first), 1L, URL)).isEqualTo(first);
  }

  @Test
  void anInvalidSpecLeavesWhatServes() {
    var before = StatusReport.of(new Situation().serving(1).observed(), 1L, URL);
    var problem =
        new Problem("InvalidSpec", "spec.training.rank is 0", Problem.Effect.HoldsEverything);
    RecommenderModelStatus status = StatusReport.unreadable(before, problem, 2L, Situation.NOW);
    assertThat(status.liveVersion()).isEqualTo(1);
    assertThat(text(status, "Ready")).isEqualTo("False InvalidSpec: spec.training.rank is 0");
    assertThat(status.conditions()).extracting(Condition::getObservedGeneration).containsOnly(2L);
  }

  @Test
  void staysSmallWithAsManyVersionsAndAsLongSentencesAsThereCanBe() throws Exception {
    String sentence = "x".repeat(10_000);
    var situation = new Situation().serving(1);
    // serving.retainedVersions is at most 20; the live one, a candidate and three rejected come on
    // top
    for (int version = 2; version <= 25; version++) {
      boolean rejected = version > 22;
      situation.version(version, rejected ? VersionState.Rejected : VersionState.Retained, 0.1);
    }
    var run =
        RunStatus.of("movies-train-v25", 25, "h", RunTrigger.Spec, Situation.NOW.toString())
            .failed(Situation.NOW.toString(), "Broken", sentence, RunAttempts.NONE);
    var observed = situation.observed();
    var versions =
        observed.status().versions().stream()
            .map(v -> v.in(v.state(), sentence).servedBy("i".repeat(255)))
            .toList();
    var status = observed.status().withVersions(versions).withRun(run);
    var problem = new Problem("Some", sentence, Problem.Effect.HoldsTraining);
    var report = StatusReport.of(observed.with(status).with(List.of(problem)), 1L, URL);
    assertThat(report.versions()).hasSize(25);
    assertThat(new ObjectMapper().writeValueAsBytes(report)).hasSizeLessThan(64 << 10);
    assertThat(text(report, "Ready")).hasSize("False Some: ".length() + 1_024);
  }

  private static String ready(Situation situation) {
    return text(report(situation), "Ready");
  }

  private static RecommenderModelStatus report(Situation situation) {
    return StatusReport.of(situation.observed(), 1L, URL);
  }

  private static String text(RecommenderModelStatus status, String type) {
    List<Condition> found =
        status.conditions().stream().filter(c -> c.getType().equals(type)).toList();
    assertThat(found).hasSize(1);
    Condition condition = found.getFirst();
    return "%s %s: %s"
        .formatted(condition.getStatus(), condition.getReason(), condition.getMessage());
  }
}
