package dev.recommender.training.evaluate;

import java.util.Map;

/**
 * How a model and the baselines did on the same people.
 *
 * @param leads intervals of the mean difference by person of the model to popularity, above 0 where
 *     the model is better
 */
public record Evaluation(
    Map<Ranker, RankerFigures> rankers,
    Map<Metric, Interval> leads,
    int evaluatedUsers,
    String holdOutHash,
    TitlePath titlePath,
    Regression regression) {

  public RankerFigures of(Ranker ranker) {
    RankerFigures figures = rankers.get(ranker);
    if (figures == null) {
      throw new IllegalArgumentException(ranker.label());
    }
    return figures;
  }

  public double mean(Metric metric) {
    return of(Ranker.MODEL).of(metric).mean();
  }

  public double baseline(Metric metric) {
    return of(Ranker.POPULARITY).of(metric).mean();
  }

  Evaluation against(Regression live) {
    return new Evaluation(rankers, leads, evaluatedUsers, holdOutHash, titlePath, live);
  }
}
