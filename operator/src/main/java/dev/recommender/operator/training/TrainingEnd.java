package dev.recommender.operator.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.operator.lifecycle.ObservedRun;
import dev.recommender.operator.pod.PodTroubles;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a run ended, from its Job and the termination message of its pod. */
public final class TrainingEnd {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int OUT_OF_MEMORY_ERROR =
      3; // what the JVM exits with under ExitOnOutOfMemoryError

  private TrainingEnd() {}

  /** Reads the state of a Job; its pods tell why. */
  public static ObservedRun of(Job job, List<Pod> pods) {
    if (job.isMarkedForDeletion()) {
      return new ObservedRun.Stopping(Instant.parse(job.getMetadata().getDeletionTimestamp()));
    }
    if (isTrue(job, "Complete").isPresent()) {
      return new ObservedRun.Completed();
    }
    return isTrue(job, "Failed")
        .<ObservedRun>map(failed -> failure(failed, pods))
        .orElseGet(() -> new ObservedRun.Active(PodTroubles.of(pods)));
  }

  private static Optional<JobCondition> isTrue(Job job, String type) {
    List<JobCondition> conditions =
        job.getStatus() == null ? List.of() : job.getStatus().getConditions();
    return conditions.stream()
        .filter(c -> c.getType().equals(type) && c.getStatus().equals("True"))
        .findFirst();
  }

  private static ObservedRun.Failed failure(JobCondition failed, List<Pod> pods) {
    if ("DeadlineExceeded".equals(failed.getReason())) {
      return new ObservedRun.Failed(
          "Internal", ObservedRun.Failed.TIMED_OUT, "the run took longer than training.timeout");
    }
    return pods.stream()
        .map(TrainingEnd::terminated)
        .flatMap(Optional::stream)
        .findFirst()
        .map(TrainingEnd::failure)
        .orElseGet(() ->
            new ObservedRun.Failed("Internal", "PodLost", "the pod is gone without a report"));
  }

  // A finished pod may have no container status.
  private static Optional<ContainerStateTerminated> terminated(Pod pod) {
    List<ContainerStatus> statuses =
        pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
    return statuses.stream()
        .filter(status -> status.getState() != null && status.getState().getTerminated() != null)
        .map(status -> status.getState().getTerminated())
        .findFirst();
  }

  private static ObservedRun.Failed failure(ContainerStateTerminated end) {
    if ("OOMKilled".equals(end.getReason()) || end.getExitCode() == OUT_OF_MEMORY_ERROR) {
      return new ObservedRun.Failed(
          "Memory", "OutOfMemory", "the run needed more memory than training.driver.memory gives");
    }
    return reported(end)
        .orElseGet(() ->
            new ObservedRun.Failed(
                "Internal",
                "NoReport",
                "the run exited with %d and left no report".formatted(end.getExitCode())));
  }

  private static Optional<ObservedRun.Failed> reported(ContainerStateTerminated end) {
    try {
      JsonNode report = MAPPER.readTree(end.getMessage() == null ? "" : end.getMessage());
      if (!report.hasNonNull("reason")) {
        return Optional.empty();
      }
      return Optional.of(
          new ObservedRun.Failed(
              report.path("category").asText("Internal"),
              report.path("reason").asText(),
              report.path("message").asText()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
