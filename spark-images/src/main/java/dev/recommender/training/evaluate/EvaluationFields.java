package dev.recommender.training.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An evaluation as the version document has it. */
public final class EvaluationFields {
  private static final List<Metric> LEADING = List.of(Metric.NDCG_AT_10, Metric.RECALL_AT_20);

  private EvaluationFields() {}

  /** The few figures that decide. */
  public static Map<String, Object> brief(Evaluation evaluation) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Metric metric : LEADING) {
      fields.put(metric.label(), evaluation.mean(metric));
    }
    for (Metric metric : LEADING) {
      fields.put("baseline" + capitalised(metric), evaluation.baseline(metric));
    }
    evaluation
        .leads()
        .forEach((metric, lead) -> {
          if (LEADING.contains(metric)) {
            fields.put(metric.label() + "LeadLow", lead.low());
            fields.put(metric.label() + "LeadHigh", lead.high());
          }
        });
    fields.put("evaluatedUsers", evaluation.evaluatedUsers());
    return fields;
  }

  private static String capitalised(Metric metric) {
    return Character.toUpperCase(metric.label().charAt(0)) + metric.label().substring(1);
  }

  /** Flat figures of the model, with intervals of those that decide. */
  public static Map<String, Object> metrics(Evaluation evaluation) {
    RankerFigures model = evaluation.of(Ranker.MODEL);
    Map<String, Object> fields = brief(evaluation);
    model.figures().forEach((metric, figure) -> fields.put(metric.label(), figure.mean()));
    for (Metric metric : LEADING) {
      fields.put(metric.label() + "Low", model.of(metric).interval().low());
      fields.put(metric.label() + "High", model.of(metric).interval().high());
    }
    fields.putAll(lists(model));
    return fields;
  }

  private static Map<String, Object> lists(RankerFigures ranker) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("coverageAt10", ranker.coverageAt10());
    fields.put("noveltyAt10", ranker.noveltyAt10());
    fields.put("popularityLiftAt10", ranker.popularityLiftAt10());
    return fields;
  }

  /** Intervals of everything, the other rankers, and titles. */
  public static Map<String, Object> details(Evaluation evaluation) {
    Map<String, Object> models = new LinkedHashMap<>();
    evaluation
        .rankers()
        .forEach((ranker, figures) -> {
          if (ranker != Ranker.MODEL) {
            models.put(ranker.label(), ranker(figures));
          }
        });
    Map<String, Object> leads = new LinkedHashMap<>();
    evaluation.leads().forEach((metric, lead) -> leads.put(metric.label(), interval(lead)));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("intervals", intervals(evaluation.of(Ranker.MODEL)));
    fields.put("leads", leads);
    fields.put("models", models);
    fields.put("titlePath", titlePath(evaluation.titlePath()));
    return fields;
  }

  private static Map<String, Object> ranker(RankerFigures ranker) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    ranker.figures().forEach((metric, figure) -> metrics.put(metric.label(), figure.mean()));
    metrics.putAll(lists(ranker));
    return Map.of("metrics", metrics, "intervals", intervals(ranker));
  }

  private static Map<String, Object> intervals(RankerFigures ranker) {
    Map<String, Object> fields = new LinkedHashMap<>();
    ranker
        .figures()
        .forEach((metric, figure) -> fields.put(metric.label(), interval(figure.interval())));
    return fields;
  }

  private static List<Double> interval(Interval interval) {
    return List.of(interval.low(), interval.high());
  }

  private static Map<String, Object> titlePath(TitlePath path) {
    Map<String, Object> fields = new LinkedHashMap<>(scores(path.overall()));
    List<Map<String, Object>> deciles =
        path.deciles().entrySet().stream()
            .map(entry -> {
              Map<String, Object> decile = new LinkedHashMap<>();
              decile.put("decile", entry.getKey());
              decile.putAll(scores(entry.getValue()));
              return decile;
            })
            .toList();
    fields.put("deciles", deciles);
    fields.put("belowFloor", scores(path.belowFloor()));
    fields.put("standIn", path.similarStandsIn() ? "similar" : "genre");
    return fields;
  }

  private static Map<String, Object> scores(TitleScores scores) {
    Map<String, Object> methods = new LinkedHashMap<>();
    scores
        .byMethod()
        .forEach((method, score) ->
            methods.put(
                method.label(),
                Map.of("recallAt20", score.recallAt20(), "ndcgAt20", score.ndcgAt20())));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("cases", scores.cases());
    fields.put("methods", methods);
    return fields;
  }
}
