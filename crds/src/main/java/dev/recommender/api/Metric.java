package dev.recommender.api;

/** The metric that the gate looks at. */
public enum Metric {
  /** Normalised discounted cumulative gain of the first ten answers; higher is better. */
  NdcgAt10("NDCG@10"),
  /** Share of the held-out items among the first twenty answers; higher is better. */
  RecallAt20("Recall@20"),
  /** Root mean squared error of predicted stars; lower is better. */
  Rmse("RMSE");

  private final String label;

  Metric(String label) {
    this.label = label;
  }

  /** The metric as the literature writes it, such as {@code NDCG@10}. */
  public String label() {
    return label;
  }
}
