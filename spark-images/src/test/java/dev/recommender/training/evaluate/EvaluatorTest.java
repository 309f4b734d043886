package dev.recommender.training.evaluate;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.features.HistoryDigest;
import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.Factors;
import dev.recommender.training.train.ItemFactors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ten movies, worked out by hand. ann likes 0 to 4 in this order and dislikes 5: 4 is held out. bob
 * likes all in their order: 8 and 9 are held out. cid likes 6 to 9, too few for a hold-out.
 */
final class EvaluatorTest {
  /** Scores for everyone; the last movie has no factors. */
  private static final float[] SCORES = {0, 0, 0, 0, 2, 9, 3, 1, 0.5f};

  private static final int MOVIES = 60;
  private static final double SECOND = 1 / (Math.log(3) / Math.log(2));

  @TempDir private Path folder;

  @Test
  void metricsEqualThoseWorkedOutByHand() throws IOException {
    CleanData data = dataset();
    Evaluation evaluation = new Evaluator(data, plan(new HoldOut(3.5))).evaluate(factors(data));

    assertThat(evaluation.evaluatedUsers()).isEqualTo(2);
    // ann is offered 6, 4, 7, 8 and bob 8: the known 5 does not stand in front of ann's.
    double ann = SECOND;
    double bob = 1 / (1 + SECOND);
    assertThat(evaluation.mean(Metric.NDCG_AT_10)).isCloseTo((ann + bob) / 2, within(1e-7));
    assertThat(evaluation.mean(Metric.RECALL_AT_20)).isEqualTo((1 + 0.5) / 2);
    // Likes in the training part: 0 to 3, 6 and 7 two, the others one. ann: 6, 7, 4; bob: 8, 9.
    assertThat(evaluation.baseline(Metric.NDCG_AT_10)).isCloseTo((0.5 + 1) / 2, within(1e-7));
    assertThat(evaluation.baseline(Metric.RECALL_AT_20)).isEqualTo(1);
    assertThat(evaluation.holdOutHash()).hasSize(64);
    // 4, 6, 7 and 8 are offered. On average 1.5 people like ann's and 1 bob's; 2 and 1.75 like what
    // the two like in the training part.
    RankerFigures model = evaluation.of(Ranker.MODEL);
    assertThat(model.coverageAt10()).isEqualTo(0.4);
    assertThat(model.popularityLiftAt10()).isCloseTo(1.25 / 1.875 - 1, within(1e-12));
    // Of three people two like 6 and 7, one likes 4 and 8.
    double two = Math.log(3 / 2.0) / Math.log(2);
    double one = Math.log(3) / Math.log(2);
    assertThat(model.noveltyAt10()).isCloseTo(((one + two) / 2 + one) / 2, within(1e-12));
  }

  @Test
  void aModelAloneHasTheSameFigureAndNoneWithoutAPerson() throws IOException {
    CleanData data = dataset();
    Factors factors = factors(data);
    assertThat(ModelScore.of(data, factors, new HoldOut(3.5), Metric.NDCG_AT_10))
        .isCloseTo((SECOND + 1 / (1 + SECOND)) / 2, within(1e-7));
    assertThat(ModelScore.of(data, factors, new HoldOut(4.5), Metric.NDCG_AT_10)).isNaN();
  }

  /**
   * Of ann's ten ratings the last two are held out, 8 disliked and 9 liked; of bob's five the last,
   * which is disliked.
   */
  @Test
  void lowStarsThatAreHeldOutAreRankedAndHashed() throws IOException {
    MiniDataset dataset = new MiniDataset(folder);
    for (int item = 0; item < 10; item++) {
      dataset.movie(100 + item, "Movie " + item, "Drama");
      dataset.rating("ann", 100 + item, item == 8 ? 1 : 4, item);
    }
    for (int item = 0; item < 5; item++) {
      dataset.rating("bob", 100 + item, item == 4 ? 1 : 4, item);
    }
    CleanData data = dataset.clean(Set.of());
    ItemFactors items =
        TestFactors.items(new float[][] {{0}, {0}, {0}, {0}, {0}, {0}, {0}, {0}, {2}, {1}});
    Factors factors = TestFactors.of(data, items, history -> new float[] {1});

    Evaluation evaluation =
        new Evaluator(data, plan(HoldOut.ofStars(3.5, Split.TEMPORAL, 1))).evaluate(factors);

    assertThat(evaluation.evaluatedUsers()).isEqualTo(1);
    assertThat(evaluation.mean(Metric.NDCG_AT_10)).as("9 after 8").isCloseTo(SECOND, within(1e-7));
    List<byte[]> heldOut = new ArrayList<>();
    for (UserHistory history : data.histories().collect()) {
      int[] last = history.size() == 10 ? new int[] {8, 9} : new int[] {4};
      heldOut.add(HistoryDigest.of(history, last));
    }
    assertThat(heldOut).hasSize(2);
    assertThat(evaluation.holdOutHash()).isEqualTo(HistoryDigest.combine(heldOut));
  }

  private static EvaluationPlan plan(HoldOut holdOut) {
    return new EvaluationPlan(
        holdOut, new AlsParameters(2, 1, 0.05, 1, 1), 3, EvaluatedPeople.EVERYONE);
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
    return TestFactors.of(data, items, history -> new float[] {1});
  }

  /** Forty people with random tastes, ranked by sorting all scores and judged from definitions. */
  @ParameterizedTest
  @EnumSource(Split.class)
  void aNaiveImplementationAgrees(Split split) throws IOException {
    CleanData data = randomDataset();
    HoldOut holdOut = new HoldOut(3.5, split, 3, 0);
    float[][] items = new float[MOVIES][];
    Random random = new Random(2);
    Arrays.setAll(items, item -> new float[] {random.nextInt(9) - 4, random.nextInt(9) - 4});
    Function<UserHistory, float[]> users = history -> new float[] {history.size() % 5, 1};

    Evaluation evaluation =
        new Evaluator(data, plan(holdOut))
            .evaluate(TestFactors.of(data, TestFactors.items(items), users));

    List<NaiveMetrics> judged = new ArrayList<>();
    for (UserHistory history : data.histories().collect()) {
      int[] heldOut = holdOut.heldOut(history);
      if (heldOut.length > 0) {
        judged.add(
            new NaiveMetrics(
                naive(history, heldOut, items, users.apply(history)),
                Arrays.stream(heldOut).mapToObj(n -> history.items()[n]).collect(toSet()),
                20));
      }
    }
    assertThat(evaluation.evaluatedUsers()).isEqualTo(judged.size()).isGreaterThan(20);
    expect(evaluation, Metric.NDCG_AT_20, judged, NaiveMetrics::ndcg);
    expect(evaluation, Metric.RECALL_AT_20, judged, NaiveMetrics::recall);
    expect(evaluation, Metric.PRECISION_AT_20, judged, NaiveMetrics::precision);
    expect(evaluation, Metric.MAP_AT_20, judged, NaiveMetrics::averagePrecision);
  }

  private static void expect(
      Evaluation evaluation,
      Metric metric,
      List<NaiveMetrics> judged,
      ToDoubleFunction<NaiveMetrics> naive) {
    double mean = judged.stream().mapToDouble(naive).average().orElseThrow();
    assertThat(evaluation.mean(metric)).as(metric.label()).isCloseTo(mean, within(1e-6));
    Interval interval = evaluation.of(Ranker.MODEL).of(metric).interval();
    assertThat(mean).isStrictlyBetween(interval.low(), interval.high());
  }

  private static List<Integer> naive(
      UserHistory history, int[] heldOut, float[][] items, float[] user) {
    Set<Integer> known = new HashSet<>();
    for (int n = 0; n < history.size(); n++) {
      if (Arrays.binarySearch(heldOut, n) < 0) {
        known.add(history.items()[n]);
      }
    }
    return IntStream.range(0, MOVIES)
        .filter(item -> !known.contains(item))
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                item -> -(user[0] * items[item][0] + user[1] * items[item][1])))
        .toList();
  }

  private CleanData randomDataset() throws IOException {
    MiniDataset dataset = new MiniDataset(folder);
    Random random = new Random(1);
    for (int movie = 1; movie <= MOVIES; movie++) {
      dataset.movie(movie, "Movie " + movie, "Drama");
    }
    for (int user = 0; user < 40; user++) {
      int size = 1 + random.nextInt(25);
      for (int movie : random.ints(size, 1, MOVIES + 1).distinct().toArray()) {
        dataset.rating("user-" + user, movie, 2 + random.nextInt(4), random.nextInt(9));
      }
    }
    return dataset.clean(Set.of());
  }
}
