package dev.recommender.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.operator.lifecycle.ObservedRun;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingEndTest {
  private static final Job FAILED =
      job(
          "{conditions: [{type: FailureTarget, status: 'True'}, {type: Failed, status: 'True', reason: BackoffLimitExceeded}]}");

  @Test
  void aJobWithoutAConditionIsActive() {
    assertThat(TrainingEnd.of(new Job(), List.of())).isEqualTo(new ObservedRun.Active());
    assertThat(TrainingEnd.of(job("{active: 1}"), List.of())).isEqualTo(new ObservedRun.Active());
  }

  @Test
  void aJobThatIsBeingDeletedIsStoppingHoweverItStands() {
    Job job = job("{conditions: [{type: Complete, status: 'True'}]}");
    job.setMetadata(new ObjectMetaBuilder().withDeletionTimestamp("2026-03-01T12:00:00Z").build());
    assertThat(TrainingEnd.of(job, List.of()))
        .isEqualTo(new ObservedRun.Stopping(Instant.parse("2026-03-01T12:00:00Z")));
  }

  @Test
  void aCompleteJobIsCompleted() {
    assertThat(TrainingEnd.of(job("{conditions: [{type: Complete, status: 'True'}]}"), List.of()))
        .isEqualTo(new ObservedRun.Completed());
  }

  @Test
  void theTerminationMessageTellsWhy() {
    Pod pod =
        pod(
            "{exitCode: 65, message: '{\"category\":\"Data\",\"reason\":\"MissingFile\",\"message\":\"no ratings.csv\"}'}");
    assertThat(TrainingEnd.of(FAILED, List.of(pod)))
        .isEqualTo(new ObservedRun.Failed("Data", "MissingFile", "no ratings.csv"));
  }

  @Test
  void lackOfMemoryIsToldFromItsSigns() {
    for (String state : List.of("{exitCode: 137, reason: OOMKilled}", "{exitCode: 3}")) {
      assertThat(TrainingEnd.of(FAILED, List.of(pod(state))))
          .isInstanceOfSatisfying(
              ObservedRun.Failed.class,
              failed -> assertThat(failed.reason()).isEqualTo("OutOfMemory"));
    }
  }

  @Test
  void aPodWithoutAReportGivesItsExitCode() {
    assertThat(TrainingEnd.of(FAILED, List.of(pod("{exitCode: 1, message: not json}"))))
        .isEqualTo(
            new ObservedRun.Failed(
                "Internal", "NoReport", "the run exited with 1 and left no report"));
  }

  @Test
  void aPodThatIsGoneOrHasNoStatusIsLost() {
    var lost = new ObservedRun.Failed("Internal", "PodLost", "the pod is gone without a report");
    assertThat(TrainingEnd.of(FAILED, List.of())).isEqualTo(lost);
    assertThat(TrainingEnd.of(FAILED, List.of(new Pod()))).isEqualTo(lost);
  }

  @Test
  void aDeadlineIsNamedByItsField() {
    Job late = job("{conditions: [{type: Failed, status: 'True', reason: DeadlineExceeded}]}");
    assertThat(TrainingEnd.of(late, List.of()))
        .isEqualTo(
            new ObservedRun.Failed(
                "Internal", "TimedOut", "the run took longer than training.timeout"));
  }

  private static Job job(String status) {
    return Serialization.unmarshal(
        "---\n{kind: Job, apiVersion: batch/v1, status: %s}".formatted(status), Job.class);
  }

  private static Pod pod(String terminated) {
    return Serialization.unmarshal(
        "---\n{kind: Pod, apiVersion: v1, status: {containerStatuses: [{name: training, state: {terminated: %s}}]}}"
            .formatted(terminated),
        Pod.class);
  }
}
