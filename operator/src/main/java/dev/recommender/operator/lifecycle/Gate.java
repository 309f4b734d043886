package dev.recommender.operator.lifecycle;

import dev.recommender.api.EvaluationSpec;
import dev.recommender.api.Metric;
import dev.recommender.api.RecommenderModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares the report of a version with the threshold, with popularity and with the live version,
 * by point figures.
 */
public final class Gate {
  private Gate() {}

  /**
   * Judges a version.
   *
   * @param live the document of the live version; null when nothing is live
   */
  public static GateVerdict judge(
      RecommenderModelSpec spec, VersionDocument version, @Nullable VersionDocument live) {
    Metric metric = spec.metric();
    Double value = version.metrics().get(field(metric));
    if (value == null) {
      return new GateVerdict(
          false, "the report of version %d lacks %s".formatted(version.version(), metric.label()));
    }
    List<String> failed = new ArrayList<>();
    List<String> said = new ArrayList<>();
    threshold(spec.evaluation(), metric, value, failed, said);
    baseline(spec.evaluation(), metric, version.metrics(), failed, said);
    regression(spec.evaluation(), metric, version, live, failed, said);
    boolean passed = failed.isEmpty();
    return new GateVerdict(passed, String.join("; ", passed ? said : failed));
  }

  /** The value of a metric in a report, as people write it. */
  public static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /** The name that the report gives a metric. */
  public static String field(Metric metric) {
    return switch (metric) {
      case NdcgAt10 -> "ndcgAt10";
      case RecallAt20 -> "recallAt20";
      case Rmse -> "rmse";
    };
  }

  private static boolean isBetter(Metric metric, double value, double other) {
    return metric == Metric.Rmse ? value < other : value > other;
  }

  private static void threshold(
      EvaluationSpec evaluation,
      Metric metric,
      double value,
      List<String> failed,
      List<String> said) {
    double threshold = Double.parseDouble(evaluation.threshold());
    String numbers =
        "%s is %s, threshold is %s"
            .formatted(metric.label(), figure(value), evaluation.threshold());
    boolean off = metric == Metric.Rmse && threshold == 0;
    (off || value == threshold || isBetter(metric, value, threshold) ? said : failed).add(numbers);
  }

  private static void baseline(
      EvaluationSpec evaluation,
      Metric metric,
      Map<String, Double> metrics,
      List<String> failed,
      List<String> said) {
    if (!evaluation.mustBeatBaseline()) {
      return;
    }
    String field = field(metric);
    Double baseline =
        metrics.get("baseline" + Character.toUpperCase(field.charAt(0)) + field.substring(1));
    if (baseline == null) {
      failed.add("the report lacks the baseline of " + metric.label());
      return;
    }
    double value = metrics.getOrDefault(field, Double.NaN);
    (isBetter(metric, value, baseline) ? said : failed)
        .add(
            "%s is %s, popularity has %s"
                .formatted(metric.label(), figure(value), figure(baseline)));
  }

  private static void regression(
      EvaluationSpec evaluation,
      Metric metric,
      VersionDocument version,
      @Nullable VersionDocument live,
      List<String> failed,
      List<String> said) {
    Double before = live == null ? null : live.metrics().get(field(metric));
    if (live == null || before == null || live.version() == version.version()) {
      return;
    }
    if (!version.detail("holdOutHash").equals(live.detail("holdOutHash"))) {
      said.add(
          "not compared with version %d, whose held-out part differs".formatted(live.version()));
      return;
    }
    double value = version.metrics().getOrDefault(field(metric), Double.NaN);
    double sign = metric == Metric.Rmse ? 1 : -1;
    double limit = before * (1 + sign * evaluation.maxRegressionPercent() / 100.0);
    (value == limit || isBetter(metric, value, limit) ? said : failed)
        .add(
            "%s is %s, live version %d has %s and a loss of %d %% is allowed"
                .formatted(
                    metric.label(),
                    figure(value),
                    live.version(),
                    figure(before),
                    evaluation.maxRegressionPercent()));
  }
}
