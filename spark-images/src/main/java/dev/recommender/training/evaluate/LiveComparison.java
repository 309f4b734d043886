package dev.recommender.training.evaluate;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.MovieIds;
import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.train.FactoredUser;
import dev.recommender.training.train.Factors;
import dev.recommender.training.train.ItemFactors;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * Compares a candidate with the live version by the gate's rule: stored figures on the same
 * hold-out; otherwise both rank, for the same people, held-out interactions that are later than the
 * live version's data. The live model knows a person by fold-in of the training part.
 */
public final class LiveComparison {
  static final int LEAST_USERS = 100;

  private final CleanData data;
  private final EvaluationPlan plan;
  private final Metric metric;

  /** The metric is the gate's. */
  public LiveComparison(CleanData data, EvaluationPlan plan, Metric metric) {
    this.data = data;
    this.plan = plan;
    this.metric = metric;
  }

  /** The evaluation with what came of the comparison; live is null when nothing serves yet. */
  public Evaluation compare(Evaluation candidate, Factors factors, @Nullable LiveModel live) {
    if (live == null) {
      return candidate.against(Regression.none());
    }
    Double stored = live.metrics().get(metric.label());
    if (live.holdOutHash().equals(candidate.holdOutHash()) && stored != null) {
      return candidate.against(
          new Regression(
              RegressionBasis.SAME_HOLD_OUT,
              live.version(),
              candidate.evaluatedUsers(),
              metric,
              candidate.mean(metric),
              stored));
    }
    return candidate.against(later(factors, live));
  }

  private Regression later(Factors factors, LiveModel live) {
    double[] sums = new double[LaterInteractions.SUMS];
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(data.histories().context());
    Broadcast<LaterInteractions> shared = spark.broadcast(laterInteractions(factors, live));
    FlatMapFunction<Iterator<FactoredUser>, double[]> task =
        people -> List.of(shared.value().sums(people)).iterator();
    for (double[] part :
        FactoredUser.join(data.histories(), factors).mapPartitions(task).collect()) {
      Arrays.setAll(sums, n -> sums[n] + part[n]);
    }
    shared.destroy();
    int users = (int) sums[LaterInteractions.USERS];
    if (users < LEAST_USERS) {
      return new Regression(
          RegressionBasis.TOO_FEW_USERS, live.version(), users, metric, null, null);
    }
    return new Regression(
        RegressionBasis.LATER_INTERACTIONS,
        live.version(),
        users,
        metric,
        sums[LaterInteractions.CANDIDATE] / users,
        sums[LaterInteractions.LIVE] / users);
  }

  private LaterInteractions laterInteractions(Factors factors, LiveModel live) {
    int items = data.catalogue().size();
    ItemBlocks candidate = ItemBlocks.of(factors.items(), items);
    ItemBlocks before = ItemBlocks.of(factors(live, data.catalogue().ids(), items), items);
    return new LaterInteractions(
        plan.holdOut(),
        live.snapshotAt().getEpochSecond(),
        metric,
        candidate,
        new FoldIn(candidate, plan.als().alpha(), plan.als().regParam()),
        before,
        new FoldIn(before, live.alpha(), live.regParam()));
  }

  /** At the positions of this run's catalogue; movies that it does not have are left out. */
  private static ItemFactors factors(LiveModel live, MovieIds ids, int items) {
    Map<Integer, float[]> factors = live.factors();
    int rank = factors.values().stream().mapToInt(vector -> vector.length).max().orElse(1);
    ItemFactors placed = new ItemFactors(items, rank);
    IntStream.range(0, items)
        .forEach(item -> {
          float[] vector = factors.get(ids.id(item));
          if (vector != null) {
            placed.set(item, vector);
          }
        });
    return placed;
  }

  /** What of the held-out positives is later than the live version's data, ascending. */
  static int[] later(UserHistory history, HoldOut holdOut, long after) {
    return IntStream.of(holdOut.heldOut(history)).filter(n -> history.times()[n] > after).toArray();
  }
}
