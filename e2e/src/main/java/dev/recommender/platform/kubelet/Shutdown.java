package dev.recommender.platform.kubelet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a process as a kubelet does: its preStop hook, SIGTERM, and SIGKILL when the grace period is
 * over.
 */
record Shutdown(Process process, @Nullable HttpCheck preStop, Duration grace, InstantSource clock) {

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
}
