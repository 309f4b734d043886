package dev.recommender.training.evaluate;

import java.util.List;

/** Means of one way to answer over cases; both are 0 without a case. */
public record TitleScore(double recallAt20, double ndcgAt20) {
  static TitleScore mean(List<TitleScore> scores) {
    return new TitleScore(
        scores.stream().mapToDouble(TitleScore::recallAt20).average().orElse(0),
        scores.stream().mapToDouble(TitleScore::ndcgAt20).average().orElse(0));
  }

  static TitleScore of(int[] ranking, int[] truth) {
    Hits hits = new Hits(ranking, truth);
    return new TitleScore(Metric.RECALL_AT_20.of(hits), Metric.NDCG_AT_20.of(hits));
  }
}
