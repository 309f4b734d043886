package dev.recommender.service.recommend;

import java.util.List;

/** What came of a list: what each of its items was understood as, and the recommendation. */
public record ListAnswer(List<Understanding> understood, Recommendation recommendation) {
  public ListAnswer {
    understood = List.copyOf(understood);
  }

  /** Whether none of the items is a movie. */
  public boolean isNothingUnderstood() {
    return understood.stream().noneMatch(Understanding.Understood.class::isInstance);
  }
}
