package dev.recommender.platform.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The probes of one running container, and what they say; confined to the kubelet's loop. */
final class Probes {
  private final @Nullable ProbeRun startup;
  private final @Nullable ProbeRun liveness;
  private final @Nullable ProbeRun readiness;
  private boolean started;
  private boolean ready;

  private Probes(
      @Nullable ProbeRun startup, @Nullable ProbeRun liveness, @Nullable ProbeRun readiness) {
    this.startup = startup;
    this.liveness = liveness;
    this.readiness = readiness;
    this.started = startup == null;
    this.ready = started && readiness == null;
  }

  static Probes of(Container container, String podIp, Instant start)
      throws ContainerConfigException {
    return new Probes(
        ProbeRun.of(container.getStartupProbe(), container, podIp, start),
        ProbeRun.of(container.getLivenessProbe(), container, podIp, start),
        ProbeRun.of(container.getReadinessProbe(), container, podIp, start));
  }

  boolean isStarted() {
    return started;
  }

  boolean isReady() {
    return ready;
  }

  /** Why the container must be killed; empty while it may live. */
  Optional<String> failure(Instant now) {
    if (!started && startup != null && startup.isExpired(now)) {
      return Optional.of("startup probe failed");
    }
    return liveness != null && liveness.hasFailed()
        ? Optional.of("liveness probe failed")
        : Optional.empty();
  }

  /**
   * Asks what is due, on the asking thread, and takes the outcomes in on the loop.
   *
   * <p>Start and readiness are asked at every tick, whatever their interval: nobody should wait for
   * them here.
   */
  void tick(Instant now, Executor asking, Executor loop) {
    if (!started) {
      run(
          startup,
          now,
          asking,
          loop,
          success -> {
            started = success;
            ready = success && readiness == null;
          });
      return;
    }
    run(liveness, now, asking, loop, success -> {});
    run(
        readiness,
        now,
        asking,
        loop,
        success -> ready = success || (ready && readiness != null && !readiness.hasFailed()));
  }

  private void run(
      @Nullable ProbeRun probe,
      Instant now,
      Executor asking,
      Executor loop,
      Consumer<Boolean> outcome) {
    if (probe == null || !probe.begin(now)) {
      return;
    }
    asking.execute(() -> {
      boolean success = probe.ask();
      loop.execute(() -> {
        probe.finish(success, now, probe != liveness);
        outcome.accept(success);
      });
    });
  }
}
