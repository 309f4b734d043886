package dev.recommender.training;

import dev.recommender.training.evaluate.Evaluation;
import dev.recommender.training.evaluate.Figure;
import dev.recommender.training.evaluate.Interval;
import dev.recommender.training.evaluate.Metric;
import dev.recommender.training.evaluate.Ranker;
import dev.recommender.training.evaluate.RankerFigures;
import dev.recommender.training.evaluate.StarEvaluation;
import dev.recommender.training.evaluate.TitleMethod;
import dev.recommender.training.evaluate.TitlePath;
import dev.recommender.training.evaluate.TitleScore;
import dev.recommender.training.evaluate.TitleScores;
import dev.recommender.training.train.AlsParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Evaluations as tables for people. */
final class MarkdownTables {
  private static final List<Metric> COLUMNS =
      List.of(
          Metric.NDCG_AT_10,
          Metric.NDCG_AT_100,
          Metric.RECALL_AT_20,
          Metric.RECALL_AT_50,
          Metric.PRECISION_AT_10,
          Metric.MAP_AT_10);

  private MarkdownTables() {}

  /**
   * Means with their 95 % intervals, and the lead of the implicit model over popularity; a model of
   * stars may stand beside them.
   */
  static String rankers(String title, Evaluation evaluation, @Nullable RankerFigures explicit) {
    StringBuilder table = new StringBuilder();
    table.append(
        row(
            title + ", " + evaluation.evaluatedUsers() + " people",
            COLUMNS.stream().map(Metric::title).collect(Collectors.joining(" | ")),
            "Coverage@10 | Novelty@10 | Popularity lift@10"));
    table.append("|---".repeat(COLUMNS.size() + 4)).append("|\n");
    table.append(ranker("implicit ALS", evaluation.of(Ranker.MODEL)));
    if (explicit != null) {
      table.append(ranker("explicit ALS", explicit));
    }
    table.append(ranker("popularity", evaluation.of(Ranker.POPULARITY)));
    table.append(ranker("item–item", evaluation.of(Ranker.ITEM_ITEM)));
    String leads =
        COLUMNS.stream()
            .map(metric -> interval(evaluation.leads().get(metric)))
            .collect(Collectors.joining(" | "));
    return table
        .append(row("lead of implicit ALS over popularity", leads, "| |"))
        .append('\n')
        .toString();
  }

  private static String ranker(String name, RankerFigures figures) {
    return row(
        name,
        COLUMNS.stream()
            .map(figures::of)
            .map(MarkdownTables::cell)
            .collect(Collectors.joining(" | ")),
        "%s | %s | %s"
            .formatted(
                number(figures.coverageAt10()),
                number(figures.noveltyAt10()),
                number(figures.popularityLiftAt10())));
  }

  /** One line: the model, the baseline, and by how much the model's RMSE is lower. */
  static String stars(StarEvaluation stars) {
    int people = stars.people().rows().length;
    return row(
            "Stars of the temporal hold-out, " + people + " people",
            "RMSE | MAE",
            "baseline's RMSE | baseline's MAE | lead in RMSE")
        + "|---".repeat(6)
        + "|\n"
        + row(
            "explicit ALS",
            number(stars.rmse()) + " | " + number(stars.mae()),
            "%s | %s | %s"
                .formatted(
                    number(stars.baselineRmse()),
                    number(stars.baselineMae()),
                    interval(stars.lead())))
        + '\n';
  }

  /** Recall@20 / NDCG@20, by decile of the revealed movie's popularity. */
  static String titles(TitlePath path, int floor) {
    StringBuilder table = new StringBuilder();
    table.append(
        row(
            "One title revealed",
            "cases",
            Arrays.stream(TitleMethod.values())
                .map(TitleMethod::label)
                .collect(Collectors.joining(" | "))));
    table.append("|---".repeat(TitleMethod.values().length + 2)).append("|\n");
    table.append(titles("all", path.overall()));
    path.deciles().forEach((decile, scores) -> table.append(titles("decile " + decile, scores)));
    table.append(titles("fewer than " + floor + " likers", path.belowFloor()));
    return table.append('\n').toString();
  }

  private static String titles(String name, TitleScores scores) {
    return row(
        name,
        String.valueOf(scores.cases()),
        Arrays.stream(TitleMethod.values())
            .map(scores::of)
            .map(MarkdownTables::cell)
            .collect(Collectors.joining(" | ")));
  }

  static String sweepHead() {
    return row("rank", "regParam | alpha | maxIter", "NDCG@10 | Recall@20")
        + "|---".repeat(6)
        + "|\n";
  }

  static String sweepRow(AlsParameters als, Evaluation evaluation) {
    RankerFigures model = evaluation.of(Ranker.MODEL);
    return row(
        String.valueOf(als.rank()),
        "%s | %s | %d".formatted(als.regParam(), als.alpha(), als.maxIter()),
        cell(model.of(Metric.NDCG_AT_10)) + " | " + cell(model.of(Metric.RECALL_AT_20)));
  }

  private static String row(String first, String middle, String last) {
    return "| %s | %s | %s |%n".formatted(first, middle, last);
  }

  private static String cell(TitleScore score) {
    return number(score.recallAt20()) + " / " + number(score.ndcgAt20());
  }

  private static String cell(Figure figure) {
    return number(figure.mean()) + " (" + interval(figure.interval()) + ")";
  }

  private static String interval(@Nullable Interval interval) {
    return interval == null ? "" : number(interval.low()) + "–" + number(interval.high());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
