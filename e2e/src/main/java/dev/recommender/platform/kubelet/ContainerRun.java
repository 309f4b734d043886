package dev.recommender.platform.kubelet;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateTerminatedBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One run of a pod's container: the process, when it started, and its probes. */
record ContainerRun(Process process, Instant startedAt, Probes probes) {
  private static final int KILLED = 137;

  /**
   * How it ended.
   *
   * @param ordered whether the kubelet itself wanted it to end: then a kill is no sign of too
   *     little memory
   */
  ContainerStateTerminated ended(String message, boolean ordered, Instant now) {
    int exitCode = process.exitValue();
    return new ContainerStateTerminatedBuilder()
        .withExitCode(exitCode)
        .withReason(reason(exitCode, ordered))
        .withMessage(message.isEmpty() ? null : message)
        .withStartedAt(time(startedAt))
        .withFinishedAt(time(now))
        .build();
  }

  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String reason(int exitCode, boolean ordered) {
    if (exitCode == 0) {
      return "Completed";
    }
    return exitCode == KILLED && !ordered ? "OOMKilled" : "Error";
  }
}
