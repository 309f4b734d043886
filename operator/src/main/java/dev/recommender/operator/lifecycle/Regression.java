package dev.recommender.operator.lifecycle;

/**
 * A version beside the one that was live when its run began, measured by the run on the same
 * interactions.
 *
 * @param basis what both were measured on
 * @param users people behind the figures
 */
public record Regression(
    int liveVersion, Basis basis, int users, String metric, double candidate, double live) {
  /** What two versions are compared on. */
  public enum Basis {
    /** Both were measured on the same held-out part. */
    SameHoldOut,
    /** Both were scored on held-out interactions later than the live version's data. */
    LaterInteractions,
    /** There were too few such people for a comparison. */
    TooFewUsers
  }
}
