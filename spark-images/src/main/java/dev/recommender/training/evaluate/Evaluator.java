package dev.recommender.training.evaluate;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.train.FactoredUser;
import dev.recommender.training.train.Factors;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/**
 * Ranks the whole catalogue for everyone with a hold-out. What a person rated in the training part,
 * low ratings included, is left out of the ranking.
 */
public final class Evaluator {
  private Evaluator() {}

  /** The factors must be trained on the training part only. */
  public static Evaluation evaluate(CleanData data, Factors factors, HoldOut holdOut) {
    Scorers scorers = new Scorers(factors.items(), popularity(data, holdOut));
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(data.histories().context());
    Broadcast<Scorers> shared = spark.broadcast(scorers);
    EvaluationSums whole = new EvaluationSums();
    JavaRDD<FactoredUser> people = FactoredUser.join(data.histories(), factors);
    people.mapPartitions(sums(holdOut, shared)).collect().forEach(whole::merge);
    shared.destroy();
    return whole.means();
  }

  private static FlatMapFunction<Iterator<FactoredUser>, EvaluationSums> sums(
      HoldOut holdOut, Broadcast<Scorers> scorers) {
    return people -> {
      EvaluationSums sums = new EvaluationSums();
      people.forEachRemaining(user -> sums.add(user, holdOut, scorers.value()));
      return List.of(sums).iterator();
    };
  }

  private static float[] popularity(CleanData data, HoldOut holdOut) {
    int items = data.catalogue().size();
    FlatMapFunction<Iterator<dev.recommender.training.train.Positive>, int[]> counts =
        positives -> {
          int[] count = new int[items];
          positives.forEachRemaining(positive -> count[positive.item()]++);
          return List.of(count).iterator();
        };
    float[] popularity = new float[items];
    for (int[] part : holdOut.trainingPart(data.histories()).mapPartitions(counts).collect()) {
      for (int item = 0; item < items; item++) {
        popularity[item] += part[item];
      }
    }
    return popularity;
  }
}
