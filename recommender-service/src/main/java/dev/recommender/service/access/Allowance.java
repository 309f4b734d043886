package dev.recommender.service.access;

import java.time.Duration;

/** What is left of a rate limit now: the generic cell rate algorithm (ITU-T I.371, annex A). */
final class Allowance {
  private static final double SECOND = 1e9;

  private final long interval;
  private final long tolerance;
  private long expected;

  /** Times are those of a clock that never goes back, in nanoseconds. */
  Allowance(RateLimit limit, long now) {
    this.interval = (long) (SECOND / limit.requestsPerSecond());
    this.tolerance = interval * (limit.burst() - 1);
    this.expected = now;
  }

  /** Zero takes a request; otherwise nothing is taken, and one may be after so long. */
  synchronized Duration take(long now) {
    long ahead = Math.max(0, expected - now);
    if (ahead > tolerance) {
      return Duration.ofNanos(ahead - tolerance);
    }
    expected = now + ahead + interval;
    return Duration.ZERO;
  }
}
