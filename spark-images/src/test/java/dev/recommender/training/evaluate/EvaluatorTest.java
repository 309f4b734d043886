package dev.recommender.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.SparkForTests;
import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.train.Factors;
import dev.recommender.training.train.ItemFactors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

/**
 * Ten movies, worked out by hand. ann likes 0 to 4 in this order and dislikes 5: 4 is held out. bob
 * likes all in their order: 8 and 9 are held out. cid likes 6 to 9, too few for a hold-out.
 */
final class EvaluatorTest {
  /** Scores for everyone; the last movie has no factors. */
  private static final float[] SCORES = {0, 0, 0, 0, 2, 9, 3, 1, 0.5f};

  private static final double SECOND = 1 / (Math.log(3) / Math.log(2));

  @TempDir private Path folder;

  @Test
  void metricsEqualThoseWorkedOutByHand() throws IOException {
    CleanData data = dataset();
    Evaluation evaluation = Evaluator.evaluate(data, factors(data), new HoldOut(3.5));

    assertThat(evaluation.evaluatedUsers()).isEqualTo(2);
    // ann is offered 6, 4, 7, 8 and bob 8: the known 5 does not stand in front of ann's.
    double ann = SECOND;
    double bob = 1 / (1 + SECOND);
    assertThat(evaluation.ndcgAt10()).isCloseTo((ann + bob) / 2, within(1e-12));
    assertThat(evaluation.recallAt20()).isEqualTo((1 + 0.5) / 2);
    // Likes in the training part: 0 to 3, 6 and 7 two, the others one. ann: 6, 7, 4; bob: 8, 9.
    assertThat(evaluation.baselineNdcgAt10()).isCloseTo((0.5 + 1) / 2, within(1e-12));
    assertThat(evaluation.baselineRecallAt20()).isEqualTo(1);
    assertThat(evaluation.holdOutHash()).hasSize(64);
  }

  private CleanData dataset() throws IOException {
    MiniDataset dataset = new MiniDataset(folder);
    for (int item = 0; item < 10; item++) {
      dataset.movie(100 + item, "Movie " + item, "Drama").rating("bob", 100 + item, 4, item);
    }
    for (int item = 0; item < 5; item++) {
      dataset.rating("ann", 100 + item, 4, item);
    }
    dataset.rating("ann", 105, 1, 99);
    for (int item = 6; item < 10; item++) {
      dataset.rating("cid", 100 + item, 4, item);
    }
    return dataset.clean(Set.of());
  }

  private static Factors factors(CleanData data) {
    ItemFactors items = new ItemFactors(10, 1);
    for (int item = 0; item < SCORES.length; item++) {
      items.set(item, new float[] {SCORES[item]});
    }
    List<Tuple2<Integer, float[]>> users =
        data.histories().map(UserHistory::user).collect().stream()
            .map(user -> new Tuple2<>(user, new float[] {1}))
            .toList();
    return new Factors(
        JavaSparkContext.fromSparkContext(SparkForTests.spark().sparkContext())
            .parallelizePairs(users)
            .partitionBy(new HashPartitioner(data.histories().getNumPartitions())),
        items);
  }
}
