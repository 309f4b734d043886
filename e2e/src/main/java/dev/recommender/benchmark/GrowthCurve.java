package dev.recommender.benchmark;

import dev.recommender.benchmark.measure.Slope;
import java.util.List;
import java.util.OptionalDouble;

/** How CPU time grows with the number of ratings. */
final class GrowthCurve {
  /** Below, the start of the JVM and its compilers outweigh the work. */
  private static final int FIRST_RATINGS = 1_000_000;

  private GrowthCurve() {}

  /**
   * The least-squares slope of log CPU-seconds on log ratings, of all sizes from a million up: 1 is
   * linear. Empty with fewer than two sizes.
   */
  static OptionalDouble slope(List<RunUsage> runs) {
    List<RunUsage> large =
        runs.stream().filter(run -> run.shape().ratings() >= FIRST_RATINGS).toList();
    double[] ratings = large.stream().mapToDouble(run -> run.shape().ratings()).toArray();
    double[] cpu = large.stream().mapToDouble(run -> run.total().allCpuSeconds()).toArray();
    return large.size() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(Slope.logLog(ratings, cpu));
  }
}
