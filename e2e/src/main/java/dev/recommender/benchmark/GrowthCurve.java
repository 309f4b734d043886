package dev.recommender.benchmark;

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
    double[] x = large.stream().mapToDouble(run -> Math.log(run.shape().ratings())).toArray();
    double[] y = large.stream().mapToDouble(run -> Math.log(run.total().allCpuSeconds())).toArray();
    return x.length < 2 ? OptionalDouble.empty() : OptionalDouble.of(slope(x, y));
  }

  private static double slope(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double covariance = 0;
    double variance = 0;
    for (int n = 0; n < x.length; n++) {
      covariance += (x[n] - meanX) * (y[n] - meanY);
      variance += (x[n] - meanX) * (x[n] - meanX);
    }
    return covariance / variance;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
