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
  private static final int PEOPLE = 0;
  private static final int FIGURES = 1;

  private final HoldOut holdOut;
  private final Metric metric;
  private final Broadcast<ItemBlocks> items;

  private ModelScore(HoldOut holdOut, Metric metric, Broadcast<ItemBlocks> items) {
    this.holdOut = holdOut;
    this.metric = metric;
    this.items = items;
  }

  /** The mean over people; NaN without any, as there is nothing to compare. */
  public static double of(CleanData data, Factors factors, HoldOut holdOut, Metric metric) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(data.histories().context());
    Broadcast<ItemBlocks> items =
        spark.broadcast(ItemBlocks.of(factors.items(), data.catalogue().size()));
    ModelScore score = new ModelScore(holdOut, metric, items);
    FlatMapFunction<Iterator<FactoredUser>, double[]> task =
        people -> List.of(score.sums(people)).iterator();
    List<double[]> parts =
        FactoredUser.join(data.histories(), factors).mapPartitions(task).collect();
    items.destroy();
    double people = parts.stream().mapToDouble(part -> part[PEOPLE]).sum();
    return people == 0
        ? Double.NaN
        : parts.stream().mapToDouble(part -> part[FIGURES]).sum() / people;
  }

  private double[] sums(Iterator<FactoredUser> people) {
    BlockRanking ranking = new BlockRanking(items.value(), Metric.DEEPEST);
    double[] sums = new double[2];
    PersonBlocks.forEach(
        people,
        this::heldOut,
        block -> {
          List<float @Nullable []> factors = new ArrayList<>();
          block.forEach(person -> factors.add(person.factors()));
          sums[PEOPLE] += block.size();
          sums[FIGURES] += ranking.sum(metric, block, factors);
        });
    return sums;
  }

  private @Nullable HeldOutPerson heldOut(FactoredUser user) {
    return holdOut.unseen(user.history()) ? null : HeldOutPerson.of(user, holdOut);
  }
}
