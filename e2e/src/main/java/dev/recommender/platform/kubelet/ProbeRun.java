package dev.recommender.platform.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One probe of a running container: when it is due, and how long it has been failing. */
final class ProbeRun {
  private final HttpCheck check;
  private final Duration interval;
  private final Duration timeout;
  private final int failureThreshold;
  private final Instant first;
  private Instant due;
  private int failures;
  private boolean underway;

  private ProbeRun(
      HttpCheck check, Duration interval, Duration timeout, int failureThreshold, Instant first) {
    this.check = check;
    this.interval = interval;
    this.timeout = timeout;
    this.failureThreshold = failureThreshold;
    this.first = first;
    this.due = first;
  }

  /** The probe from the container's start on; null when it declares none. */
  static @Nullable ProbeRun of(
      @Nullable Probe probe, Container container, String podIp, Instant start)
      throws ContainerConfigException {
    if (probe == null) {
      return null;
    }
    if (probe.getHttpGet() == null) {
      throw ContainerConfigException.notSupported("probes other than httpGet");
    }
    return new ProbeRun(
        HttpCheck.of(probe.getHttpGet(), container, podIp),
        seconds(probe.getPeriodSeconds(), 10),
        seconds(probe.getTimeoutSeconds(), 1),
        probe.getFailureThreshold() == null ? 3 : probe.getFailureThreshold(),
        start.plus(seconds(probe.getInitialDelaySeconds(), 0)));
  }

  /** Whether to ask now; the caller reports the outcome. */
  boolean begin(Instant now) {
    if (underway || now.isBefore(due)) {
      return false;
    }
    underway = true;
    return true;
  }

  /** Asks; slow, so not for the loop's thread. */
  boolean ask() {
    return check.succeeds(timeout);
  }

  /**
   * Takes the outcome in and says when to ask again: at the next tick, or after the probe's own
   * interval.
   */
  void finish(boolean success, Instant now, boolean eager) {
    underway = false;
    failures = success ? 0 : failures + 1;
    due = eager ? now : now.plus(interval);
  }

  /** Whether it has failed as many times in a row as it may. */
  boolean hasFailed() {
    return failures >= failureThreshold;
  }

  /**
   * Whether it has gone on for so long that, asked at its own interval, it would have failed too
   * often.
   */
  boolean isExpired(Instant now) {
    return failures > 0 && now.isAfter(first.plus(interval.multipliedBy(failureThreshold)));
  }

  private static Duration seconds(@Nullable Integer value, int fallback) {
    return Duration.ofSeconds(value == null ? fallback : value);
  }
}
