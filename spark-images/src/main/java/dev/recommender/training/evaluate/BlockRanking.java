package dev.recommender.training.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rankings of the whole catalogue for users of whom some may have no factors. */
final class BlockRanking {
  private static final int[] NOTHING = {};

  private final TopK topK;
  private final int rank;

  BlockRanking(ItemBlocks items, int k) {
    this.topK = new TopK(items, k);
    this.rank = items.rank();
  }

  /** Empty rankings for users without factors; {@code known} ascending. */
  int[][] best(List<float @Nullable []> users, int[][] known) {
    int[] factored = IntStream.range(0, known.length).filter(n -> users.get(n) != null).toArray();
    float[] block = new float[factored.length * rank];
    int[][] left = new int[factored.length][];
    for (int n = 0; n < factored.length; n++) {
      float[] user = users.get(factored[n]);
      if (user != null) {
        System.arraycopy(user, 0, block, n * rank, rank);
      }
      left[n] = known[factored[n]];
    }
    int[][] ranked = topK.best(block, left);
    int[][] rankings = new int[known.length][];
    Arrays.fill(rankings, NOTHING);
    for (int n = 0; n < factored.length; n++) {
      rankings[factored[n]] = ranked[n];
    }
    return rankings;
  }

  /** The sum of a metric over people with these factors. */
  double sum(Metric metric, List<HeldOutPerson> people, List<float @Nullable []> factors) {
    int[][] known = people.stream().map(HeldOutPerson::known).toArray(int[][]::new);
    int[][] best = best(factors, known);
    return IntStream.range(0, known.length)
        .mapToDouble(n -> metric.of(new Hits(best[n], people.get(n).truth())))
        .sum();
  }
}
