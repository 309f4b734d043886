package dev.recommender.operator.lifecycle;

import dev.recommender.api.EvaluationSpec;
import dev.recommender.api.Metric;
import dev.recommender.api.RecommenderModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Compares the report of a version with the threshold and the live version by point figures, and
 * with the baseline by the interval of the paired difference.
 */
public final class Gate {
  private final EvaluationSpec evaluation;
  private final Metric metric;
  private final VersionDocument version;
  private final double value;
  private final List<String> failed = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  private Gate(RecommenderModelSpec spec, VersionDocument version, double value) {
    this.evaluation = spec.evaluation();
    this.metric = spec.metric();
    this.version = version;
    this.value = value;
  }

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
    Gate gate = new Gate(spec, version, value);
    gate.threshold();
    gate.baseline();
    gate.regression(live);
    return gate.verdict();
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

  /** The name that the report gives the baseline of a metric. */
  public static String baselineField(Metric metric) {
    String field = field(metric);
    return "baseline" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
  }

  private GateVerdict verdict() {
    boolean passed = failed.isEmpty();
    return new GateVerdict(passed, String.join("; ", passed ? said : failed));
  }

  private boolean reaches(double mine, double other) {
    return metric == Metric.Rmse ? mine <= other : mine >= other;
  }

  private void threshold() {
    double threshold = Double.parseDouble(evaluation.threshold());
    boolean off = metric == Metric.Rmse && threshold == 0;
    say(
        off || reaches(value, threshold),
        "%s is %s, threshold is %s"
            .formatted(metric.label(), figure(value), evaluation.threshold()));
  }

  private void baseline() {
    if (!evaluation.mustBeatBaseline()) {
      return;
    }
    Double baseline = version.metrics().get(baselineField(metric));
    Double low = version.metrics().get(field(metric) + "LeadLow");
    Double high = version.metrics().get(field(metric) + "LeadHigh");
    if (baseline == null || low == null || high == null) {
      failed.add("the report lacks the baseline of " + metric.label());
      return;
    }
    say(
        low > 0,
        "%s is %s, %s %s: the lead is between %s and %s"
            .formatted(
                metric.label(),
                figure(value),
                metric == Metric.Rmse ? "means and biases alone have" : "popularity has",
                figure(baseline),
                figure(low),
                figure(high)));
  }

  private void regression(@Nullable VersionDocument live) {
    if (live == null || live.version() == version.version()) {
      return;
    }
    Regression measured = version.regression();
    if (measured != null && measured.liveVersion() == live.version() && measured(measured)) {
      return;
    }
    Double before = live.metrics().get(field(metric));
    if (before != null && version.detail("holdOutHash").equals(live.detail("holdOutHash"))) {
      compare(value, before, live.version(), "");
      return;
    }
    said.add("not compared with version %d, whose held-out part differs".formatted(live.version()));
  }

  /** False when what was measured does not answer the question of today. */
  private boolean measured(Regression measured) {
    if (measured.basis() == Regression.Basis.TooFewUsers) {
      said.add(
          "not compared with version %d: only %d people have later interactions"
              .formatted(measured.liveVersion(), measured.users()));
      return true;
    }
    Double candidate = measured.candidate();
    Double live = measured.live();
    boolean answers = measured.basis() != null && field(metric).equals(measured.metric());
    if (!answers || candidate == null || live == null) {
      return false;
    }
    String where =
        measured.basis() == Regression.Basis.LaterInteractions
            ? " on what %d people did since".formatted(measured.users())
            : "";
    compare(candidate, live, measured.liveVersion(), where);
    return true;
  }

  private void compare(double now, double before, int live, String where) {
    double sign = metric == Metric.Rmse ? 1 : -1;
    double limit = before * (1 + sign * evaluation.maxRegressionPercent() / 100.0);
    say(
        reaches(now, limit),
        "%s is %s, live version %d has %s%s and a loss of %d %% is allowed"
            .formatted(
                metric.label(),
                figure(now),
                live,
                figure(before),
                where,
                evaluation.maxRegressionPercent()));
  }

  private void say(boolean passed, String numbers) {
    (passed ? said : failed).add(numbers);
  }
}
