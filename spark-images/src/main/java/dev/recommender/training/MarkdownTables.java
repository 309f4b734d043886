package dev.recommender.training;

import dev.recommender.training.evaluate.Evaluation;
import dev.recommender.training.evaluate.Figure;
import dev.recommender.training.evaluate.Interval;
import dev.recommender.training.evaluate.Metric;
import dev.recommender.training.evaluate.Ranker;
import dev.recommender.training.evaluate.RankerFigures;
import dev.recommender.training.evaluate.TitleMethod;
import dev.recommender.training.evaluate.TitlePath;
import dev.recommender.training.evaluate.TitleScore;
import dev.recommender.training.evaluate.TitleScores;
import dev.recommender.training.train.AlsParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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

  /** Means with their 95 % intervals, and the model's lead over popularity. */
  static String rankers(String title, Evaluation evaluation) {
    StringBuilder table = new StringBuilder();
    table.append(
        row(
            title + ", " + evaluation.evaluatedUsers() + " people",
            COLUMNS.stream().map(Metric::title).collect(Collectors.joining(" | ")),
            "Coverage@10 | Novelty@10 | Popularity lift@10"));
    table.append("|---".repeat(COLUMNS.size() + 4)).append("|\n");
    for (Ranker ranker : Ranker.values()) {
      RankerFigures figures = evaluation.of(ranker);
      table.append(
          row(
              name(ranker),
              COLUMNS.stream()
                  .map(metric -> cell(figures.of(metric)))
                  .collect(Collectors.joining(" | ")),
              "%s | %s | %s"
                  .formatted(
                      number(figures.coverageAt10()),
                      number(figures.noveltyAt10()),
                      number(figures.popularityLiftAt10()))));
    }
    String leads =
        COLUMNS.stream()
            .map(metric -> interval(evaluation.leads().get(metric)))
            .collect(Collectors.joining(" | "));
    return table.append(row("lead of ALS over popularity", leads, "| |")).append('\n').toString();
  }

  private static String name(Ranker ranker) {
    return switch (ranker) {
      case MODEL -> "implicit ALS";
      case POPULARITY -> "popularity";
      case ITEM_ITEM -> "item–item";
    };
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

  private static String interval(@org.jspecify.annotations.Nullable Interval interval) {
    return interval == null ? "" : number(interval.low()) + "–" + number(interval.high());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
