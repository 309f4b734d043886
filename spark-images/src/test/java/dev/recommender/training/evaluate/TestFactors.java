package dev.recommender.training.evaluate;

import dev.recommender.training.SparkForTests;
import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.train.Factors;
import dev.recommender.training.train.ItemFactors;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/** Factors as a test wants them. */
final class TestFactors {
  private TestFactors() {}

  /** People for whom the function says null have none. */
  static Factors of(CleanData data, ItemFactors items, Function<UserHistory, float[]> users) {
    List<Tuple2<Integer, float[]>> factors =
        data.histories().collect().stream()
            .map(history -> new Tuple2<>(history.user(), users.apply(history)))
            .filter(entry -> entry._2() != null)
            .toList();
    return new Factors(
        JavaSparkContext.fromSparkContext(SparkForTests.spark().sparkContext())
            .parallelizePairs(factors)
            .partitionBy(new HashPartitioner(data.histories().getNumPartitions())),
        items);
  }

  static ItemFactors items(float[][] vectors) {
    ItemFactors items = new ItemFactors(vectors.length, vectors[0].length);
    for (int item = 0; item < vectors.length; item++) {
      items.set(item, vectors[item]);
    }
    return items;
  }
}
