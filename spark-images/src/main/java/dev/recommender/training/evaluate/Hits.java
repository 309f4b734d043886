package dev.recommender.training.evaluate;

import java.util.Arrays;

/** Which ranks of one person's ranking hold a held-out item, and the metrics of that. */
final class Hits {
  private static final double LOG_2 = Math.log(2);

  private final boolean[] hit;
  private final int truth;

  /** The held-out items, at least one, are given ascending; a ranking names an item once. */
  Hits(int[] ranking, int[] truth) {
    this.truth = truth.length;
    this.hit = new boolean[ranking.length];
    for (int n = 0; n < ranking.length; n++) {
      hit[n] = Arrays.binarySearch(truth, ranking[n]) >= 0;
    }
  }

  /**
   * {@code DCG / IDCG} with gain 1 for a held-out item and discount {@code 1 / log2(rank + 1)}; the
   * ideal ranking has {@code min(k, |truth|)} held-out items in front (Järvelin and Kekäläinen
   * 2002).
   */
  double ndcg(int k) {
    double dcg = 0;
    double ideal = 0;
    for (int n = 0; n < k; n++) {
      double discount = LOG_2 / Math.log(n + 2);
      dcg += n < hit.length && hit[n] ? discount : 0;
      ideal += n < truth ? discount : 0;
    }
    return dcg / ideal;
  }

  /** Held-out items among the first k, divided by {@code min(k, |truth|)} (Liang et al. 2018). */
  double recall(int k) {
    return (double) among(k) / Math.min(k, truth);
  }

  /** Held-out items among the first k, divided by k, however short the ranking is. */
  double precision(int k) {
    return (double) among(k) / k;
  }

  /**
   * {@code Σ_{n ≤ k} hit(n) · precision(n) / min(k, |truth|)}; the mean over people is MAP@k
   * (Manning, Raghavan and Schütze 2008, section 8.4, cut at k).
   */
  double averagePrecision(int k) {
    double sum = 0;
    int found = 0;
    for (int n = 0; n < Math.min(k, hit.length); n++) {
      if (hit[n]) {
        found++;
        sum += (double) found / (n + 1);
      }
    }
    return sum / Math.min(k, truth);
  }

  private int among(int k) {
    int found = 0;
    for (int n = 0; n < Math.min(k, hit.length); n++) {
      found += hit[n] ? 1 : 0;
    }
    return found;
  }
}
