package dev.recommender.benchmark.measure;

/** How a cost grows with a size. */
public final class Slope {
  private Slope() {}

  /** The least-squares slope of log cost on log size: 1 is linear. */
  public static double logLog(double[] sizes, double[] costs) {
    double[] x = logarithms(sizes);
    double[] y = logarithms(costs);
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

  private static double[] logarithms(double[] values) {
    double[] logarithms = new double[values.length];
    for (int n = 0; n < values.length; n++) {
      logarithms[n] = Math.log(values[n]);
    }
    return logarithms;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
