package dev.recommender.training.benchmark;

import java.util.Locale;

/** Two ways to do the same, measured in turn. */
record Comparison(Way ours, Way other, String ratio, String aim) {
  static final String HEAD =
      """
      | of the run | CPU-s | s | beside it | CPU-s | s | ratio of CPU-s | aim |
      |---|---:|---:|---|---:|---:|---|---|\
      """;

  private static final int ROUNDS = 3;

  /** A way to do it. */
  record Way(String name, Effort effort) {}

  /** After a warm-up of each, the medians of rounds in turn, so that a noisy minute hits both. */
  static Effort[] inTurn(Effort.Work ours, Effort.Work other) throws Exception {
    ours.run();
    other.run();
    Effort[] first = new Effort[ROUNDS];
    Effort[] second = new Effort[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      first[round] = Effort.of(ours);
      second[round] = Effort.of(other);
    }
    return new Effort[] {Effort.median(first), Effort.median(second)};
  }

  /** How much more ours takes: 1.15 is 15 % more. */
  static Comparison overhead(Way ours, Way other, String aim) {
    return new Comparison(
        ours, other, ratio(ours.effort().cpuSeconds(), other.effort().cpuSeconds()), aim);
  }

  /** How many times faster ours is. */
  static Comparison speedUp(Way ours, Way other, String aim) {
    return new Comparison(
        ours, other, ratio(other.effort().cpuSeconds(), ours.effort().cpuSeconds()), aim);
  }

  private static String ratio(double dividend, double divisor) {
    return String.format(Locale.ROOT, "%.3f", dividend / divisor);
  }

  /** A row below {@link #HEAD}. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %s | %.2f | %.2f | %s | %s |",
        ours.name(),
        ours.effort().cpuSeconds(),
        ours.effort().seconds(),
        other.name(),
        other.effort().cpuSeconds(),
        other.effort().seconds(),
        ratio,
        aim);
  }
}
