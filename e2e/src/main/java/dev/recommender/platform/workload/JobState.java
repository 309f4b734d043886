package dev.recommender.platform.workload;

import dev.recommender.platform.control.Pods;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a Job and its pods, and what follows from it. */
record JobState(Job job, List<Pod> pods, Instant now) {

  /** What to do next with a Job. */
  sealed interface Step {
    /** Nothing, until something changes. */
    record Wait() implements Step {}

    /** Starts the first or the next attempt. */
    record StartPod() implements Step {}

    /** The Job has failed: its pods are stopped before it says so. */
    record Fail(String reason, String message) implements Step {}

    /** The Job is complete. */
    record Complete() implements Step {}
  }

  static boolean isOver(Job job) {
    return condition(job, "Complete").isPresent() || condition(job, "Failed").isPresent();
  }

  Step next() {
    Optional<JobCondition> failing = condition(job, "FailureTarget");
    if (failing.isPresent()) {
      return new Step.Fail(failing.get().getReason(), failing.get().getMessage());
    }
    if (count("Succeeded") >= orElse(job.getSpec().getCompletions(), 1)) {
      return new Step.Complete();
    }
    if (count("Failed") > orElse(job.getSpec().getBackoffLimit(), 6)) {
      return new Step.Fail("BackoffLimitExceeded", "Job has reached the specified backoff limit");
    }
    if (isTooLate()) {
      return new Step.Fail("DeadlineExceeded", "Job was active longer than specified deadline");
    }
    return active().isEmpty() ? new Step.StartPod() : new Step.Wait();
  }

  List<Pod> active() {
    return pods.stream().filter(pod -> !Pods.isFinished(pod)).toList();
  }

  int count(String phase) {
    return (int) pods.stream().filter(pod -> Pods.phase(pod).equals(phase)).count();
  }

  private boolean isTooLate() {
    Long limit = job.getSpec().getActiveDeadlineSeconds();
    String start = job.getStatus() == null ? null : job.getStatus().getStartTime();
    return limit != null
        && start != null
        && !now.isBefore(Instant.parse(start).plus(Duration.ofSeconds(limit)));
  }

  private static Optional<JobCondition> condition(Job job, String type) {
    return job.getStatus() == null
        ? Optional.empty()
        : job.getStatus().getConditions().stream()
            .filter(condition ->
                condition.getType().equals(type) && condition.getStatus().equals("True"))
            .findFirst();
  }

  private static int orElse(@Nullable Integer value, int fallback) {
    return value == null ? fallback : value;
  }
}
