package dev.recommender.operator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.api.RunProgress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{threshold: '0.10'} | 0.12 | 0.01 | true | NDCG@10 is 0.1200, threshold is 0.10; NDCG@10 is 0.1200, popularity has 0.0800: the lead is between 0.0100 and 0.0700",
        "{threshold: '0.12'} | 0.12 | 0.01 | true | NDCG@10 is 0.1200, threshold is 0.12; NDCG@10 is 0.1200, popularity has 0.0800: the lead is between 0.0100 and 0.0700",
        "{threshold: '0.25'} | 0.12 | 0.01 | false | NDCG@10 is 0.1200, threshold is 0.25",
        "{threshold: '0.25'} | 0.12 | -0.01 | false | NDCG@10 is 0.1200, threshold is 0.25; NDCG@10 is 0.1200, popularity has 0.0800: the lead is between -0.0100 and 0.0700",
        "{} | 0.12 | 0 | false | NDCG@10 is 0.1200, popularity has 0.0800: the lead is between 0.0000 and 0.0700",
        "{mustBeatBaseline: false} | 0.12 | -0.01 | true | NDCG@10 is 0.1200, threshold is 0.0"
      })
  void comparesWithThresholdAndTheLeadOverPopularity(
      String evaluation, double ndcg, double leadLow, boolean passes, String message) {
    var spec = Situation.spec("{evaluation: %s}".formatted(evaluation));
    var metrics =
        Map.of(
            "ndcgAt10",
            ndcg,
            "baselineNdcgAt10",
            0.08,
            "ndcgAt10LeadLow",
            leadLow,
            "ndcgAt10LeadHigh",
            0.07);
    GateVerdict verdict = Gate.judge(spec, document(2, metrics, "h", null), null);
    assertThat(verdict).isEqualTo(new GateVerdict(passes, message));
  }

  @Test
  void lowerIsBetterForErrorsOfStars() {
    var spec =
        Situation.spec(
            "{training: {feedback: Explicit}, evaluation: {metric: Rmse, threshold: '0.9'}}");
    var metrics =
        Map.of("rmse", 0.87, "baselineRmse", 0.88, "rmseLeadLow", 0.004, "rmseLeadHigh", 0.02);
    var live = document(1, Map.of("rmse", 0.80), "h", null);
    assertThat(Gate.judge(spec, document(2, metrics, "h", null), live))
        .isEqualTo(
            new GateVerdict(
                false, "RMSE is 0.8700, live version 1 has 0.8000 and a loss of 5 % is allowed"));
    assertThat(Gate.judge(spec, document(2, metrics, "h", null), null))
        .isEqualTo(
            new GateVerdict(
                true,
                "RMSE is 0.8700, threshold is 0.9; RMSE is 0.8700, means and biases alone have"
                    + " 0.8800: the lead is between 0.0040 and 0.0200"));
  }

  @Test
  void refusesAReportWithoutTheLead() {
    var metrics = Map.of("ndcgAt10", 0.12, "baselineNdcgAt10", 0.08);
    assertThat(Gate.judge(Situation.spec("{}"), document(2, metrics, "h", null), null))
        .isEqualTo(new GateVerdict(false, "the report lacks the baseline of NDCG@10"));
  }

  @ParameterizedTest
  @CsvSource({"0.114, true", "0.1139, false", "0.2, true"})
  void allowsALossOfFivePercentAgainstTheLiveVersion(double ndcg, boolean passes) {
    VersionDocument live = document(1, 0.12, "h", null);
    GateVerdict verdict = Gate.judge(Situation.spec("{}"), document(2, ndcg, "h", null), live);
    assertThat(verdict.passed()).isEqualTo(passes);
    assertThat(verdict.message())
        .contains("live version 1 has 0.1200 and a loss of 5 % is allowed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LaterInteractions | 0.10 | 0.10 | true | NDCG@10 is 0.1000, live version 1 has 0.1000 on what 140 people did since and a loss of 5 % is allowed",
        "LaterInteractions | 0.09 | 0.10 | false | NDCG@10 is 0.0900, live version 1 has 0.1000 on what 140 people did since and a loss of 5 % is allowed",
        "TooFewUsers | 0 | 0 | true | not compared with version 1: only 140 people have later interactions",
        "SameHoldOut | 0.12 | 0.2 | false | NDCG@10 is 0.1200, live version 1 has 0.2000 and a loss of 5 % is allowed"
      })
  void comparesAsTheRunMeasured(
      Regression.Basis basis, double candidate, double before, boolean passes, String message) {
    var measured = new Regression(1, basis, 140, "ndcgAt10", candidate, before);
    GateVerdict verdict =
        Gate.judge(
            Situation.spec("{}"),
            document(2, 0.12, "other", measured),
            document(1, 0.3, "h", null));
    assertThat(verdict.passed()).isEqualTo(passes);
    assertThat(verdict.message()).contains(message);
  }

  @Test
  void doesNotTakeWhatWasMeasuredForAnotherMetric() {
    var measured =
        new Regression(1, Regression.Basis.LaterInteractions, 140, "recallAt20", 0.1, 0.3);
    GateVerdict verdict =
        Gate.judge(
            Situation.spec("{}"),
            document(2, 0.12, "other", measured),
            document(1, 0.3, "h", null));
    assertThat(verdict.message())
        .contains("not compared with version 1, whose held-out part differs");
  }

  @Test
  void comparesNothingWhenAnotherVersionHasGoneLiveSince() {
    var measured = new Regression(7, Regression.Basis.SameHoldOut, 140, "ndcgAt10", 0.1, 0.3);
    GateVerdict verdict =
        Gate.judge(
            Situation.spec("{}"),
            document(9, 0.12, "other", measured),
            document(1, 0.3, "h", null));
    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.message()).contains("not compared with version 1");
  }

  private static VersionDocument document(
      int version, double ndcg, String holdOut, @Nullable Regression regression) {
    var metrics =
        Map.of(
            "ndcgAt10",
            ndcg,
            "baselineNdcgAt10",
            0.08,
            "ndcgAt10LeadLow",
            0.01,
            "ndcgAt10LeadHigh",
            0.07);
    return document(version, metrics, holdOut, regression);
  }

  private static VersionDocument document(
      int version, Map<String, Double> metrics, String holdOut, @Nullable Regression regression) {
    return new VersionDocument(
        version,
        "Training",
        true,
        metrics,
        Map.of(),
        Map.of("holdOutHash", holdOut),
        RunProgress.NONE,
        regression);
  }
}
