package dev.recommender.api;

/** What the model learns from ratings. */
public enum Feedback {
  /** Ranks: a rating at or above a limit is a positive interaction. */
  Implicit,
  /** Predicts stars. */
  Explicit
}
