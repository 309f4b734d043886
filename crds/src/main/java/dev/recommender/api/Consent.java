package dev.recommender.api;

/** Whether a person must have consented before being profiled. */
public enum Consent {
  /** No consent is asked for. */
  NotRequired,
  /** Only consenting people are profiled. */
  Required
}
