package dev.recommender.training.evaluate;

import java.util.Map;

/** How each way to answer did on the same cases. */
public record TitleScores(int cases, Map<TitleMethod, TitleScore> byMethod) {
  public TitleScore of(TitleMethod method) {
    return byMethod.getOrDefault(method, new TitleScore(0, 0));
  }
}
