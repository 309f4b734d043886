package dev.recommender.operator.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * A version beside the one that was live when its run began, measured by the run on the same
 * interactions.
 *
 * @param basis what both were measured on; null when this operator does not know it
 * @param metric the report's name of the metric; it may be another than the gate's of today
 * @param users people behind the figures
 */
public record Regression(
    int liveVersion,
    @Nullable Basis basis,
    int users,
    @Nullable String metric,
    @Nullable Double candidate,
    @Nullable Double live) {
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
