package dev.recommender.platform.kubelet;

import java.time.Duration;

/**
 * How long a container that keeps ending waits: not at all at first, then a second, doubling up to
 * a limit.
 */
final class Backoff {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Backoff() {}

  static Duration before(int restart) {
    if (restart <= 1) {
      return Duration.ZERO;
    }
    Duration delay = Duration.ofSeconds(1L << Math.min(restart - 2, 10));
    return delay.compareTo(LIMIT) < 0 ? delay : LIMIT;
  }
}
