package dev.recommender.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.SparkForTests;
import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.train.Factors;
import dev.recommender.training.train.ItemFactors;
import dev.recommender.training.train.StarBiases;
import dev.recommender.training.train.Withheld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

/**
 * Worked out by hand. What anyone gave at time 2 is held out. In the training part μ = 3, the first
 * movie has 5, 3 and the second 1: b = ((5+3) − 2·3) / 7 = 2/7 and (1 − 3) / 6 = −1/3.
 */
final class StarEvaluationTest {
  private static final double FIRST = 2.0 / 7;
  private static final double SECOND = -1.0 / 3;
  private static final double ANN = (5 - 3 - FIRST) / 6;
  private static final double BOB = (3 - 3 - FIRST + 1 - 3 - SECOND) / 7;

  @TempDir private Path folder;

  @Test
  void errorsEqualThoseWorkedOutByHand() throws IOException {
    CleanData data = dataset();
    Withheld late =
        history ->
            IntStream.range(0, history.size()).filter(n -> history.times()[n] == 2).toArray();
    StarBiases biases = StarBiases.of(data.histories(), late, 3);
    StarEvaluation found = StarEvaluation.of(data, factors(data, biases), late);

    // ann: second movie 2 stars, factors 0.5 · 2; bob: third movie, unrated; cid: nothing known.
    double annBaseline = 2 - (3 + ANN + SECOND);
    double ann = annBaseline - 0.5 * 2;
    double bob = 4 - (3 + BOB);
    double cid = 5 - (3 + FIRST);
    assertThat(found.rmse()).isCloseTo(rms(ann, bob, cid), within(1e-6));
    assertThat(found.score()).isEqualTo(found.rmse());
    assertThat(found.baselineRmse()).isCloseTo(rms(annBaseline, bob, cid), within(1e-6));
    assertThat(found.mae())
        .isCloseTo((Math.abs(ann) + Math.abs(bob) + Math.abs(cid)) / 3, within(1e-6));
    assertThat(found.baselineMae())
        .isCloseTo((Math.abs(annBaseline) + Math.abs(bob) + Math.abs(cid)) / 3, within(1e-6));
    assertThat(found.coldPercent()).isCloseTo(200 / 3.0, within(1e-9));
    assertThat(found.people().rows()).containsExactly(1, 1, 1);
    assertThat(found.people().squared())
        .usingComparatorWithPrecision(1e-6)
        .containsExactlyInAnyOrder(ann * ann, bob * bob, cid * cid);
    assertThat(found.people().baselineSquared())
        .usingComparatorWithPrecision(1e-6)
        .containsExactlyInAnyOrder(annBaseline * annBaseline, bob * bob, cid * cid);
  }

  @Test
  void withoutARowThereIsNothingToCompare() throws IOException {
    CleanData data = dataset();
    StarBiases biases = StarBiases.of(data.histories(), Withheld.NOTHING, 3);
    assertThat(StarEvaluation.of(data, factors(data, biases), Withheld.NOTHING).score()).isNaN();
  }

  private static double rms(double a, double b, double c) {
    return Math.sqrt((a * a + b * b + c * c) / 3);
  }

  private CleanData dataset() throws IOException {
    return new MiniDataset(folder)
        .movie(1, "First (2001)", "Drama")
        .movie(2, "Second (2002)", "Drama")
        .movie(3, "Third (2003)", "Drama")
        .rating("ann", 1, 5, 1)
        .rating("ann", 2, 2, 2)
        .rating("bob", 1, 3, 1)
        .rating("bob", 2, 1, 1)
        .rating("bob", 3, 4, 2)
        .rating("cid", 1, 5, 2)
        .clean(Set.of());
  }

  /** Of everyone but cid, and of all movies but the third. */
  private static Factors factors(CleanData data, StarBiases biases) {
    ItemFactors items = new ItemFactors(3, 2);
    items.set(0, new float[] {1, biases.movie(0)});
    items.set(1, new float[] {2, biases.movie(1)});
    String cid = MiniDataset.PSEUDONYMS.of("cid");
    List<Tuple2<Integer, float[]>> users =
        data.histories().collect().stream()
            .filter(history -> !history.pseudonym().equals(cid))
            .map(UserHistory::user)
            .map(user -> new Tuple2<>(user, new float[] {0.5f, 1}))
            .toList();
    JavaPairRDD<Integer, float[]> spread =
        JavaSparkContext.fromSparkContext(SparkForTests.spark().sparkContext())
            .parallelizePairs(users)
            .partitionBy(new HashPartitioner(data.histories().getNumPartitions()));
    return new Factors(spread, items, biases);
  }
}
