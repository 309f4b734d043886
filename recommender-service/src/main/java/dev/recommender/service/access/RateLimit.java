package dev.recommender.service.access;

/** How many requests a key may send: so many a second for long, and a burst at once. */
record RateLimit(double requestsPerSecond, int burst) {
  /** What a key may send whose entry says nothing. */
  static final RateLimit DEFAULT = of(1_000);

  /** With a burst of two seconds. */
  static RateLimit of(double requestsPerSecond) {
    return new RateLimit(requestsPerSecond, (int) Math.ceil(2 * requestsPerSecond));
  }
}
