package dev.recommender.training.evaluate;

import dev.recommender.training.train.ItemFactors;

/** The ranking of the evaluation, for the benchmark that compares it with MLlib's. */
public final class EvaluatedTopK {
  private EvaluatedTopK() {}

  /**
   * Positions of the best items, best first, for each user.
   *
   * @param users one vector after the other
   * @param count how many items there are, all with factors
   */
  public static int[][] best(float[] users, ItemFactors items, int count, int k) {
    return new TopK(ItemBlocks.of(items, count), k)
        .best(users, new int[users.length / items.dimensions()][0]);
  }
}
