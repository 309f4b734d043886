package dev.recommender.training.train;

import org.apache.spark.api.java.JavaRDD;

/** Finds the factors of implicit feedback; the same input gives the same factors. */
public interface FactorSolver {
  /**
   * Every positive counts as r = 1.
   *
   * @param items how many movies the catalogue has
   */
  Factors solve(JavaRDD<Positive> positives, int items, AlsParameters parameters);
}
