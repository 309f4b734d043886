package dev.recommender.training.train;

/** Parameters that were tried, and what the metric said of them: NaN when it could say nothing. */
public record Trial(AlsParameters parameters, double value) {
  public boolean comparable() {
    return !Double.isNaN(value);
  }
}
