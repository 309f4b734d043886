package dev.recommender.platform.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a process as a kubelet does: its preStop hook, SIGTERM, and SIGKILL when the grace period is
 * over.
 */
record Shutdown(Process process, @Nullable HttpCheck preStop, Duration grace, InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  static Shutdown of(Pod pod, @Nullable String podIp, Process process, InstantSource clock) {
    Long ordered = pod.getMetadata().getDeletionGracePeriodSeconds();
    Long declared = pod.getSpec().getTerminationGracePeriodSeconds();
    long seconds = ordered != null ? ordered : declared != null ? declared : 30;
    return new Shutdown(process, preStop(pod, podIp), Duration.ofSeconds(seconds), clock);
  }

  /** Returns when the process has ended; slow, so not for the loop's thread. */
  void run() {
    Instant end = clock.instant().plus(grace);
    if (preStop != null && process.isAlive()) {
      preStop.succeeds(grace);
    }
    process.destroy();
    try {
      long left = Math.max(0, Duration.between(clock.instant(), end).toMillis());
      if (!process.waitFor(left, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static @Nullable HttpCheck preStop(Pod pod, @Nullable String podIp) {
    Container container = pod.getSpec().getContainers().getFirst();
    Lifecycle lifecycle = container.getLifecycle();
    LifecycleHandler hook = lifecycle == null ? null : lifecycle.getPreStop();
    if (podIp == null || hook == null || hook.getHttpGet() == null) {
      return null;
    }
    try {
      return HttpCheck.of(hook.getHttpGet(), container, podIp);
    } catch (ContainerConfigException e) {
      LOG.atWarn()
          .setCause(e)
          .addKeyValue("pod", pod.getMetadata().getName())
          .log("preStop hook left out");
      return null;
    }
  }
}
