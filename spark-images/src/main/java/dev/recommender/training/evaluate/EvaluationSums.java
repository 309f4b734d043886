package dev.recommender.training.evaluate;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.features.HistoryDigest;
import dev.recommender.training.train.FactoredUser;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sums of metrics over people. */
final class EvaluationSums implements Serializable {
  private static final int NDCG_AT = 10;
  private static final int RECALL_AT = 20;

  private double ndcg;
  private double recall;
  private double baselineNdcg;
  private double baselineRecall;
  private final List<byte[]> digests = new ArrayList<>();

  /** People without a hold-out do not count. */
  void add(FactoredUser user, HoldOut holdOut, Scorers scorers) {
    UserHistory history = user.history();
    int[] heldOut = holdOut.heldOut(history);
    if (heldOut.length == 0) {
      return;
    }
    int[] truth = IntStream.of(heldOut).map(n -> history.items()[n]).toArray();
    int[] known = without(history.items(), truth);
    int[] ranking = Ranking.top(scorers.model(user.factors()), known, RECALL_AT);
    int[] popular = Ranking.top(scorers.popularity(), known, RECALL_AT);
    ndcg += RankingMetrics.ndcg(ranking, truth, NDCG_AT);
    recall += RankingMetrics.recall(ranking, truth, RECALL_AT);
    baselineNdcg += RankingMetrics.ndcg(popular, truth, NDCG_AT);
    baselineRecall += RankingMetrics.recall(popular, truth, RECALL_AT);
    digests.add(HistoryDigest.of(history, heldOut));
  }

  private static int[] without(int[] items, int[] ascending) {
    return IntStream.of(items)
        .filter(item -> java.util.Arrays.binarySearch(ascending, item) < 0)
        .toArray();
  }

  void merge(EvaluationSums other) {
    ndcg += other.ndcg;
    recall += other.recall;
    baselineNdcg += other.baselineNdcg;
    baselineRecall += other.baselineRecall;
    digests.addAll(other.digests);
  }

  /** Without a single person every mean is 0: nothing was shown. */
  Evaluation means() {
    double people = Math.max(1, digests.size());
    return new Evaluation(
        ndcg / people,
        recall / people,
        baselineNdcg / people,
        baselineRecall / people,
        digests.size(),
        HistoryDigest.combine(digests));
  }
}
