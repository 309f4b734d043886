package dev.recommender.service.model;

/**
 * How the factors were trained, as far as folding in needs it.
 *
 * @param positiveRating the fewest stars that count as liked, for implicit feedback
 * @param alpha the confidence of a like beyond 1, for implicit feedback
 * @param globalMean the mean of all ratings in stars, for explicit feedback
 */
public record AlsParameters(
    Feedback feedback, double regParam, double alpha, double positiveRating, double globalMean) {
  /** What was learnt: who likes what, or how many stars each gives. */
  public enum Feedback {
    IMPLICIT,
    EXPLICIT
  }
}
