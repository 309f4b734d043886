package dev.recommender.training.train;

import java.io.Serializable;

/**
 * Parameters of ALS, by MLlib's names. {@code alpha} is without effect on explicit feedback, and 0
 * there; {@code blocks} decides the order of sums and never comes from the machine.
 */
public record AlsParameters(
    Feedback feedback, int rank, int maxIter, double regParam, double alpha, int blocks, long seed)
    implements Serializable {
  /** What two cores take best. */
  public static final int DEFAULT_BLOCKS = 2;

  /** Of implicit feedback, with the default blocks. */
  public AlsParameters(int rank, int maxIter, double regParam, double alpha, long seed) {
    this(Feedback.IMPLICIT, rank, maxIter, regParam, alpha, DEFAULT_BLOCKS, seed);
  }

  public boolean explicit() {
    return feedback == Feedback.EXPLICIT;
  }

  /** The length of a published vector: explicit ones have one place more, for the movie's bias. */
  public int dimensions() {
    return explicit() ? rank + 1 : rank;
  }
}
