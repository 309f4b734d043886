package dev.recommender.training.evaluate;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.train.FactoredUser;
import dev.recommender.training.train.Factors;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * One metric of a model alone, for comparing models; people whom training did not see are left out.
 */
public final class ModelScore implements Serializable {
  private static final int BLOCK = 256;

  private final HoldOut holdOut;
  private final Metric metric;
  private final Broadcast<ItemBlocks> items;

  private record Sum(double figures, long people) implements Serializable {}

  private ModelScore(HoldOut holdOut, Metric metric, Broadcast<ItemBlocks> items) {
    this.holdOut = holdOut;
    this.metric = metric;
    this.items = items;
  }

  /** The mean over people; 0 without any. */
  public static double of(CleanData data, Factors factors, HoldOut holdOut, Metric metric) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(data.histories().context());
    Broadcast<ItemBlocks> items =
        spark.broadcast(ItemBlocks.of(factors.items(), data.catalogue().size()));
    ModelScore score = new ModelScore(holdOut, metric, items);
    FlatMapFunction<Iterator<FactoredUser>, Sum> task =
        people -> List.of(score.sum(people)).iterator();
    List<Sum> parts = FactoredUser.join(data.histories(), factors).mapPartitions(task).collect();
    items.destroy();
    long people = parts.stream().mapToLong(Sum::people).sum();
    return parts.stream().mapToDouble(Sum::figures).sum() / Math.max(1, people);
  }

  private Sum sum(Iterator<FactoredUser> users) {
    BlockRanking ranking = new BlockRanking(items.value(), Metric.DEEPEST);
    List<HeldOutPerson> block = new ArrayList<>();
    double figures = 0;
    long people = 0;
    while (users.hasNext()) {
      FactoredUser user = users.next();
      int[] truth = holdOut.truth(user.history());
      if (truth.length > 0 && !holdOut.unseen(user.history())) {
        block.add(HeldOutPerson.of(user, holdOut, truth));
        people++;
      }
      if (block.size() == BLOCK || !users.hasNext()) {
        figures += sum(block, ranking);
        block.clear();
      }
    }
    return new Sum(figures, people);
  }

  private double sum(List<HeldOutPerson> block, BlockRanking ranking) {
    List<float @Nullable []> factors = new ArrayList<>();
    block.forEach(person -> factors.add(person.factors()));
    int[][] known = block.stream().map(HeldOutPerson::known).toArray(int[][]::new);
    int[][] best = ranking.best(factors, known);
    double sum = 0;
    for (int n = 0; n < known.length; n++) {
      sum += metric.of(new Hits(best[n], block.get(n).truth()));
    }
    return sum;
  }
}
