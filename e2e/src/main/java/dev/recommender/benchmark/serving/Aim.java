package dev.recommender.benchmark.serving;

import static java.util.Locale.ROOT;

/** What a figure should be: at least the limit, or at most. */
record Aim(double limit, boolean isLeast) {
  static Aim atLeast(double limit) {
    return new Aim(limit, true);
  }

  static Aim atMost(double limit) {
    return new Aim(limit, false);
  }

  boolean isMetBy(double value) {
    return isLeast ? value >= limit : value <= limit;
  }

  @Override
  public String toString() {
    return String.format(ROOT, "%s %s", isLeast ? "≥" : "≤", Figure.rounded(limit));
  }
}
