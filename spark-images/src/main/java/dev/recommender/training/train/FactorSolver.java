package dev.recommender.training.train;

import org.apache.spark.api.java.JavaRDD;

/** Finds factors; the same input gives the same factors. */
@FunctionalInterface
public interface FactorSolver {
  /**
   * With explicit feedback the factors fit the values; with implicit feedback a value r says that
   * the preference is 1, with the confidence {@code 1 + alpha · r}.
   *
   * @param interactions each pair of user and item once, and the same rows in the same order
   *     whenever they are read
   * @param items how many movies the catalogue has
   * @return vectors of length {@code parameters.rank()}, users partitioned as the interactions are
   */
  Factors solve(JavaRDD<Interaction> interactions, int items, AlsParameters parameters);
}
