package dev.recommender.benchmark;

import dev.recommender.benchmark.movielens.DatasetShape;
import java.util.List;

/** A whole run on one data set; the figures are NDCG@10, so that nobody measures nonsense. */
record RunUsage(
    String size, DatasetShape shape, List<StageUsage> stages, double ndcg, double baselineNdcg) {
  StageUsage total() {
    return StageUsage.total(stages);
  }
}
