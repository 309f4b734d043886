package dev.recommender.platform.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobStateTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void startsAPodWhenNoneIsActive() {
    assertThat(next(job(0))).isInstanceOf(JobState.Step.StartPod.class);
    assertThat(next(job(1), "Failed")).isInstanceOf(JobState.Step.StartPod.class);
    assertThat(next(job(1), "Failed", "Running")).isInstanceOf(JobState.Step.Wait.class);
  }

  @Test
  void completesWhenAPodSucceeds() {
    assertThat(next(job(1), "Failed", "Succeeded")).isInstanceOf(JobState.Step.Complete.class);
  }

  @Test
  void failsBeyondTheBackoffLimit() {
    assertThat(next(job(0), "Failed"))
        .isInstanceOfSatisfying(
            JobState.Step.Fail.class,
            fail -> assertThat(fail.reason()).isEqualTo("BackoffLimitExceeded"));
  }

  @Test
  void failsAtItsDeadlineAndNotBefore() {
    Job job = job(0).edit().editSpec().withActiveDeadlineSeconds(60L).endSpec().build();

    assertThat(new JobState(job, pods("Running"), START.plusSeconds(59)).next())
        .isInstanceOf(JobState.Step.Wait.class);
    assertThat(new JobState(job, pods("Running"), START.plusSeconds(60)).next())
        .isInstanceOfSatisfying(
            JobState.Step.Fail.class,
            fail -> assertThat(fail.reason()).isEqualTo("DeadlineExceeded"));
  }

  @Test
  void staysWithTheReasonOfItsFirstFailure() {
    Job job =
        job(0)
            .edit()
            .editStatus()
            .addNewCondition()
            .withType("FailureTarget")
            .withStatus("True")
            .withReason("DeadlineExceeded")
            .withMessage("late")
            .endCondition()
            .endStatus()
            .build();

    assertThat(next(job, "Failed")).isEqualTo(new JobState.Step.Fail("DeadlineExceeded", "late"));
  }

  private static JobState.Step next(Job job, String... phases) {
    return new JobState(job, pods(phases), START).next();
  }

  private static List<Pod> pods(String... phases) {
    return Arrays.stream(phases)
        .map(phase -> new PodBuilder().withNewStatus().withPhase(phase).endStatus().build())
        .toList();
  }

  private static Job job(int backoffLimit) {
    return new JobBuilder()
        .withNewSpec()
        .withBackoffLimit(backoffLimit)
        .endSpec()
        .withNewStatus()
        .withStartTime(START.toString())
        .endStatus()
        .build();
  }
}
