package dev.recommender.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.VersionState;
import dev.recommender.operator.lifecycle.Situation;
import io.fabric8.kubernetes.api.model.Condition;
import org.junit.jupiter.api.Test;

class ServingConditionsTest {
  private static final String MANUAL = "{serving: {promotion: Manual}}";
  private static final String COMMAND =
      "kubectl annotate --overwrite recmodel/movies recommender.dev/approve=%d -n default";

  @Test
  void saysWhatWaitsForApprovalBesideWhatIsLive() {
    RecommenderModelStatus status = report(waiting());
    String expected =
        "False AwaitingApproval: version 2 waits for approval: NDCG@10 0.1300, live version 1 has"
            + " 0.1200; to let it go live: "
            + COMMAND.formatted(2);
    assertThat(text(status, "Ready")).isEqualTo(expected);
    assertThat(text(status, "Progressing")).isEqualTo(expected);
    assertThat(text(status, "Available")).startsWith("True Serving");
    assertThat(status.candidateVersion()).isNull();
    assertThat(status.versions())
        .extracting("state")
        .containsExactly(VersionState.AwaitingApproval, VersionState.Live);
  }

  @Test
  void saysThatAnotherVersionWasApproved() {
    assertThat(text(report(waiting().approved("9")), "Ready"))
        .contains("the annotation recommender.dev/approve is \"9\", which does not wait");
  }

  @Test
  void theFirstVersionWaitsToo() {
    var first =
        new Situation()
            .withSpec(MANUAL)
            .version(1, VersionState.AwaitingApproval, 0.12)
            .lastRun(1, RunOutcome.Succeeded);
    assertThat(text(report(first), "Ready"))
        .startsWith("False AwaitingApproval: version 1 waits")
        .contains("no version is live", COMMAND.formatted(1));
  }

  @Test
  void anApprovedVersionIsACandidate() {
    RecommenderModelStatus status = report(waiting().approved("2"));
    assertThat(status.candidateVersion()).isEqualTo(2);
    assertThat(text(status, "Ready")).startsWith("False Promoting");
  }

  @Test
  void whatWaitedIsRetainedOnceANewerVersionIsLive() {
    var overtaken =
        new Situation().serving(3).version(2, VersionState.AwaitingApproval, 0.13).withSpec(MANUAL);
    assertThat(report(overtaken).versions())
        .extracting("state")
        .containsExactly(VersionState.Live, VersionState.Retained);
  }

  @Test
  void saysThatAPodAnswersFromAnotherVersion() {
    RecommenderModelStatus status = report(new Situation().serving(3).misanswered(2));
    assertThat(text(status, "Available"))
        .isEqualTo("False WrongVersion: a pod of version 3 answers from version 2: delete the pod");
    assertThat(text(status, "Ready")).isEqualTo(text(status, "Available"));
  }

  private static Situation waiting() {
    return new Situation()
        .serving(1)
        .version(2, VersionState.AwaitingApproval, 0.13)
        .lastRun(2, RunOutcome.Succeeded)
        .withSpec(MANUAL);
  }

  private static RecommenderModelStatus report(Situation situation) {
    return StatusReport.of(situation.observed(), 1L, "http://movies.default.svc");
  }

  private static String text(RecommenderModelStatus status, String type) {
    Condition condition =
        status.conditions().stream()
            .filter(c -> c.getType().equals(type))
            .findFirst()
            .orElseThrow();
    return "%s %s: %s"
        .formatted(condition.getStatus(), condition.getReason(), condition.getMessage());
  }
}
