package dev.recommender.api;

/** Who lets a version that passed the gate go live. */
public enum Promotion {
  /** The operator, at once. */
  Automatic,
  /** A person, by the annotation {@code recommender.dev/approve}. */
  Manual
}
