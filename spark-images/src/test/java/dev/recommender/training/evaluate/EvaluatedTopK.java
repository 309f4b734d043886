package dev.recommender.training.evaluate;

import dev.recommender.training.train.ItemFactors;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The ranking of the evaluation, for the benchmark that compares it with MLlib's. */
public final class EvaluatedTopK {
  private static final int[] NONE_KNOWN = {};

  private EvaluatedTopK() {}

  /**
   * Positions of the best items, best first, for each user.
   *
   * @param users one vector after the other
   * @param count how many items there are, all with factors
   */
  public static int[][] best(float[] users, ItemFactors items, int count, int k) {
    return IntStream.range(0, users.length / items.rank())
        .mapToObj(user -> Arrays.copyOfRange(users, user * items.rank(), (user + 1) * items.rank()))
        .map(user -> Ranking.top(items.scores(user, count), NONE_KNOWN, k))
        .toArray(int[][]::new);
  }
}
