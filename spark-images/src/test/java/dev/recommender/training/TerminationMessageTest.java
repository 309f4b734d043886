package dev.recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.training.clean.DataCounts;
import dev.recommender.training.evaluate.Calibration;
import dev.recommender.training.evaluate.CalibrationCurve;
import dev.recommender.training.evaluate.Evaluation;
import dev.recommender.training.evaluate.Figure;
import dev.recommender.training.evaluate.Interval;
import dev.recommender.training.evaluate.Metric;
import dev.recommender.training.evaluate.Ranker;
import dev.recommender.training.evaluate.RankerFigures;
import dev.recommender.training.evaluate.Regression;
import dev.recommender.training.evaluate.ScoreTally;
import dev.recommender.training.evaluate.TitlePath;
import dev.recommender.training.evaluate.TitleScores;
import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.publish.Published;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TerminationMessageTest {
  @Test
  void reportsASuccess() {
    RunReport report =
        new RunReport(
            7,
            new Evaluations(
                evaluation(), null, new Calibration(CalibrationCurve.NONE, CalibrationCurve.NONE)),
            new DataCounts(100, 10, 9, 0),
            new Published(20, 10, "c", List.of()),
            "d");
    assertThat(TerminationMessage.of(report))
        .isEqualTo(
            "{\"outcome\":\"Succeeded\",\"version\":7,\"metrics\":{\"ndcgAt10\":0.25,\"recallAt20\":0.5,"
                + "\"baselineNdcgAt10\":0.125,\"baselineRecallAt20\":0.0625,"
                + "\"ndcgAt10LeadLow\":0.1,\"ndcgAt10LeadHigh\":0.2,\"recallAt20LeadLow\":0.1,"
                + "\"recallAt20LeadHigh\":0.2,\"evaluatedUsers\":3},"
                + "\"ratings\":100,\"users\":10,\"items\":20,\"datasetHash\":\"d\","
                + "\"itemsChecksum\":\"c\",\"holdOutHash\":\"h\"}");
  }

  /** The metrics that decide have the figures, all others 1. */
  private static Evaluation evaluation() {
    Map<Metric, Interval> leads = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      leads.put(metric, new Interval(0.1, 0.2));
    }
    Map<Ranker, RankerFigures> rankers =
        Map.of(Ranker.MODEL, figures(0.25, 0.5), Ranker.POPULARITY, figures(0.125, 0.0625));
    TitleScores none = new TitleScores(0, Map.of());
    return new Evaluation(
        rankers,
        leads,
        3,
        "h",
        new TitlePath(none, Map.of(), none, new ScoreTally()),
        Regression.none());
  }

  private static RankerFigures figures(double ndcgAt10, double recallAt20) {
    Map<Metric, Figure> figures = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      figures.put(metric, new Figure(1, new Interval(0, 1)));
    }
    figures.put(Metric.NDCG_AT_10, new Figure(ndcgAt10, new Interval(0, 1)));
    figures.put(Metric.RECALL_AT_20, new Figure(recallAt20, new Interval(0, 1)));
    return new RankerFigures(figures, 0, 0, 0);
  }

  @Test
  void reportsAFailure() {
    assertThat(TerminationMessage.of(RunFailure.data("MissingFile", "none"), 7, Stage.LOAD))
        .isEqualTo(
            "{\"outcome\":\"Failed\",\"version\":7,\"category\":\"Data\",\"reason\":\"MissingFile\","
                + "\"stage\":\"load\",\"message\":\"none\"}");
  }

  @Test
  void fitsIntoWhatKubernetesKeeps() {
    RunFailure failure = RunFailure.data("ContractBroken", "\0€\"".repeat(5_000));
    assertThat(TerminationMessage.of(failure, null, Stage.CLEAN).getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(4096);
  }
}
