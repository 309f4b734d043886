package dev.recommender.training.evaluate;

/**
 * Seeded hashes by the finaliser of SplitMix64 (Steele, Lea and Flood 2014): a draw depends on what
 * is drawn for, never on the partition or the order in which it is.
 */
final class Draw {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final double ULP = 0x1p-53;
  private static final int KEPT_BITS = 11;

  private Draw() {}

  static long mix(long seed, long value) {
    long z = seed * 31 + value + GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Of a person: the same items give the same number. */
  static long person(long seed, int[] items) {
    long hash = mix(seed, items.length);
    for (int item : items) {
      hash = mix(hash, item);
    }
    return hash;
  }

  /** From 0 up to, not including, 1. */
  static double uniform(long hash) {
    return (hash >>> KEPT_BITS) * ULP;
  }
}
