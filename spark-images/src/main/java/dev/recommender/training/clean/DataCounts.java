package dev.recommender.training.clean;

/** How much the cleaned data set holds; {@code rejected} counts rows of ratings. */
public record DataCounts(long ratings, long users, long ratedItems, long rejected) {
  public double rejectedPercent() {
    return 100.0 * rejected / Math.max(1, ratings + rejected);
  }
}
