package dev.recommender.api;

/** How interactions are held out for evaluation. */
public enum Split {
  /** The latest interactions of each user. */
  Temporal,
  /** A seeded random share of each user's interactions. */
  Random
}
