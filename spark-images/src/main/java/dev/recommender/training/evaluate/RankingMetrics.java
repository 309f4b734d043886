package dev.recommender.training.evaluate;

import java.util.Arrays;

/** Metrics of one person's ranking against the held-out items, which are given ascending. */
final class RankingMetrics {
  private RankingMetrics() {}

  /**
   * {@code DCG / IDCG} with gain 1 for a held-out item and discount {@code 1 / log2(rank + 1)}; the
   * ideal ranking has {@code min(k, |truth|)} held-out items in front.
   */
  static double ndcg(int[] ranking, int[] truth, int k) {
    double dcg = 0;
    double ideal = 0;
    for (int n = 0; n < k; n++) {
      double discount = Math.log(2) / Math.log(n + 2);
      dcg += n < ranking.length && contains(truth, ranking[n]) ? discount : 0;
      ideal += n < truth.length ? discount : 0;
    }
    return dcg / ideal;
  }

  /** Held-out items among the first k, divided by {@code min(k, |truth|)} (Liang et al. 2018). */
  static double recall(int[] ranking, int[] truth, int k) {
    long hits = Arrays.stream(ranking).limit(k).filter(item -> contains(truth, item)).count();
    return (double) hits / Math.min(k, truth.length);
  }

  private static boolean contains(int[] ascending, int item) {
    return Arrays.binarySearch(ascending, item) >= 0;
  }
}
