package dev.recommender.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Worked out by hand: discounts are 1, 0.63093 and 0.5 for ranks 1 to 3. Then by a judge. */
final class HitsTest {
  private static final int[] RANKING = {7, 3, 9, 1};
  private static final int CASES = 500;

  @Test
  void ndcgComparesWithTheIdealRanking() {
    assertThat(hits(3, 9).ndcg(10)).isCloseTo((0.63093 + 0.5) / 1.63093, within(1e-5));
    assertThat(hits(3, 9).ndcg(2)).as("9 is beyond").isCloseTo(0.63093 / 1.63093, within(1e-5));
    assertThat(hits(3, 7).ndcg(10)).isEqualTo(1);
    assertThat(new Hits(new int[0], new int[] {3}).ndcg(10)).isZero();
  }

  @Test
  void recallDividesByWhatCouldBeFound() {
    assertThat(hits(1, 2, 3).recall(20)).isEqualTo(2.0 / 3);
    assertThat(hits(1, 3, 7, 9).recall(2)).isEqualTo(1);
    assertThat(hits(1, 9).recall(2)).isZero();
  }

  @Test
  void precisionDividesByTheCut() {
    assertThat(hits(1, 2, 3).precision(4)).isEqualTo(0.5);
    assertThat(hits(1, 2, 3).precision(20)).as("a short ranking").isEqualTo(0.1);
  }

  @Test
  void averagePrecisionWeighsEarlyHits() {
    assertThat(hits(3, 9).averagePrecision(10)).isCloseTo((1 / 2.0 + 2 / 3.0) / 2, within(1e-12));
    assertThat(hits(3, 9).averagePrecision(2)).isCloseTo((1 / 2.0) / 2, within(1e-12));
    assertThat(hits(1, 3, 7, 9).averagePrecision(2)).isEqualTo(1);
  }

  @Test
  void aPerfectRankingGets1AndTheWorst0() {
    int[] truth = IntStream.range(0, 120).toArray();
    int[] best = IntStream.range(0, 100).toArray();
    int[] worst = IntStream.range(200, 300).toArray();
    for (Metric metric : Metric.values()) {
      assertThat(metric.of(new Hits(best, truth))).as(metric.label()).isCloseTo(1, within(1e-12));
      assertThat(metric.of(new Hits(worst, truth))).as(metric.label()).isZero();
    }
  }

  @Test
  void everythingStaysWithinItsBounds() {
    Random random = new Random(1);
    for (int n = 0; n < CASES; n++) {
      Hits hits = new Hits(ranking(random), truth(random));
      for (Metric metric : Metric.values()) {
        assertThat(metric.of(hits)).as(metric.label()).isBetween(0.0, 1 + 1e-12);
      }
    }
  }

  @Test
  void aHitThatMovesForwardNeverCosts() {
    Random random = new Random(2);
    int[] truth = {0, 2, 4, 6, 8, 10, 12, 14};
    for (int n = 0; n < CASES; n++) {
      int[] before = ranking(random);
      int place = 1 + random.nextInt(before.length - 1);
      boolean forward = before[place] % 2 == 0 && before[place] < 16;
      if (forward) {
        int[] after = before.clone();
        after[place] = before[place - 1];
        after[place - 1] = before[place];
        for (Metric metric : Metric.values()) {
          assertThat(metric.of(new Hits(after, truth)))
              .as(metric.label())
              .isGreaterThanOrEqualTo(metric.of(new Hits(before, truth)) - 1e-12);
        }
      }
    }
  }

  @Test
  void whoAmongTheHitsComesFirstDoesNotMatter() {
    int[] truth = {1, 2, 3};
    for (Metric metric : Metric.values()) {
      assertThat(metric.of(new Hits(new int[] {3, 9, 1, 8}, truth)))
          .isEqualTo(metric.of(new Hits(new int[] {1, 8, 3, 9}, truth)));
    }
  }

  @Test
  void recallGrowsWithTheCutWhileTheTruthFits() {
    Random random = new Random(3);
    for (int n = 0; n < CASES; n++) {
      Hits hits = new Hits(ranking(random), new int[] {1, 5, 9});
      assertThat(hits.recall(10)).isLessThanOrEqualTo(hits.recall(20));
      assertThat(hits.recall(20)).isLessThanOrEqualTo(hits.recall(50));
    }
  }

  @Test
  void aNaiveImplementationAgrees() {
    Random random = new Random(4);
    for (int n = 0; n < CASES; n++) {
      int[] ranking = ranking(random);
      int[] truth = truth(random);
      Hits hits = new Hits(ranking, truth);
      for (int k : new int[] {10, 20, 50, 100}) {
        NaiveMetrics judge = new NaiveMetrics(list(ranking), new HashSet<>(list(truth)), k);
        assertThat(hits.ndcg(k)).isCloseTo(judge.ndcg(), within(1e-9));
        assertThat(hits.recall(k)).isCloseTo(judge.recall(), within(1e-12));
        assertThat(hits.precision(k)).isCloseTo(judge.precision(), within(1e-12));
        assertThat(hits.averagePrecision(k)).isCloseTo(judge.averagePrecision(), within(1e-12));
      }
    }
  }

  private static Hits hits(int... truth) {
    return new Hits(RANKING, truth);
  }

  /** Some of 150 items in any order. */
  private static int[] ranking(Random random) {
    List<Integer> items = new java.util.ArrayList<>(list(IntStream.range(0, 150).toArray()));
    java.util.Collections.shuffle(items, random);
    return items.stream().limit(2 + random.nextInt(110)).mapToInt(Integer::intValue).toArray();
  }

  private static int[] truth(Random random) {
    Set<Integer> truth = new HashSet<>();
    int size = 1 + random.nextInt(60);
    while (truth.size() < size) {
      truth.add(random.nextInt(150));
    }
    return truth.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private static List<Integer> list(int[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
