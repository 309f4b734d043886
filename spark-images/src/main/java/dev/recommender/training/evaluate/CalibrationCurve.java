package dev.recommender.training.evaluate;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.regression.IsotonicRegression;
import org.apache.spark.mllib.regression.IsotonicRegressionModel;

/**
 * What scores mean: the share of those given such a score who, having rated the movie, liked it; a
 * rising curve through the points, straight between two of them. Without points where too few were
 * counted.
 *
 * @param scores ascending
 * @param shares from 0 to 1, ascending
 */
public record CalibrationCurve(List<Double> scores, List<Double> shares) {
  /** Nothing is known. */
  public static final CalibrationCurve NONE = new CalibrationCurve(List.of(), List.of());

  /** A share of fewer than these says little, and might tell of somebody. */
  private static final double LEAST_IN_GROUP = 100;

  private static final int MOST_GROUPS = 40;

  /** Isotonic regression (Zadrozny and Elkan 2002) over groups of about equal weight. */
  static CalibrationCurve of(ScoreTally tally, JavaSparkContext spark) {
    double least = Math.max(LEAST_IN_GROUP, tally.weight() / MOST_GROUPS);
    var groups = tally.groups(least);
    if (groups.size() < 2) {
      return NONE;
    }
    IsotonicRegressionModel model =
        new IsotonicRegression().setIsotonic(true).run(spark.parallelize(groups, 1));
    return new CalibrationCurve(boxed(model.boundaries()), boxed(model.predictions()));
  }

  private static List<Double> boxed(double[] values) {
    return DoubleStream.of(values).boxed().toList();
  }

  /** As the version document has it. */
  public Map<String, Object> fields() {
    return Map.of("scores", scores, "shares", shares);
  }
}
