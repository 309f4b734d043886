package dev.recommender.benchmark.serving;

import dev.recommender.synthetic.ModelShape;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, and for how long.
 *
 * @param main of the figures for titles, people and Elasticsearch
 * @param growing ascending, of the growth of CPU time; the last is measured as {@code main} is
 * @param load of one load, and of its warm-up
 * @param events how many are recorded one after the other
 */
public record ServingPlan(
    ModelShape main, List<ModelShape> growing, Duration load, int events, long seed) {
  static final int K = 10;

  private static final int TITLES = 20_000;
  private static final int SCANS = 200;
  private static final int MAIN_ITEMS = 62_000;
  private static final int MAIN_DIMENSIONS = 64;
  private static final int LARGE_ITEMS = 1_000_000;
  private static final int LARGE_DIMENSIONS = 50;

  /** All aims. */
  public static ServingPlan whole(long seed) {
    return new ServingPlan(
        ModelShape.of(MAIN_ITEMS, MAIN_DIMENSIONS),
        List.of(
            ModelShape.of(LARGE_ITEMS / 100, LARGE_DIMENSIONS),
            ModelShape.of(LARGE_ITEMS / 10, LARGE_DIMENSIONS),
            ModelShape.of(LARGE_ITEMS, LARGE_DIMENSIONS)),
        Duration.ofSeconds(15),
        200,
        seed);
  }

  /** Less than a minute, for ratios only. */
  public static ServingPlan brief(long seed) {
    return new ServingPlan(
        ModelShape.of(MAIN_ITEMS, MAIN_DIMENSIONS), List.of(), Duration.ofSeconds(3), 40, seed);
  }

  int titles(ModelShape shape) {
    return Math.min(TITLES, shape.items());
  }

  /** How often the plain loop is measured. */
  int scans(ModelShape shape) {
    return shape.items() < LARGE_ITEMS ? SCANS : SCANS / 4;
  }

  static @Nullable Aim rate(ModelShape shape) {
    return forSize(shape, Aim.atLeast(2_000), Aim.atLeast(70));
  }

  /** Of as many requests at once as cores: 28 ms at 70 a second is two at once, too. */
  static @Nullable Aim p50(ModelShape shape, int clients) {
    return clients == ServingBenchmark.TWO_CLIENTS ? forSize(shape, null, Aim.atMost(28)) : null;
  }

  static @Nullable Aim p99(ModelShape shape, int clients) {
    return clients == ServingBenchmark.FEW_CLIENTS ? forSize(shape, Aim.atMost(20), null) : null;
  }

  static @Nullable Aim start(ModelShape shape) {
    return forSize(shape, Aim.atMost(5), null);
  }

  private static @Nullable Aim forSize(
      ModelShape shape, @Nullable Aim ofMain, @Nullable Aim ofLarge) {
    return switch (shape.items()) {
      case MAIN_ITEMS -> ofMain;
      case LARGE_ITEMS -> ofLarge;
      default -> null;
    };
  }
}
