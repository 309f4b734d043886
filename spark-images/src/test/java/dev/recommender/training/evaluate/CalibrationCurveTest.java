package dev.recommender.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.training.SparkForTests;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class CalibrationCurveTest {
  private static final Offset<Double> NEAR = Offset.offset(0.03);

  private final ScoreTally tally = new ScoreTally();

  @Test
  void findsTheShareThatTheScoresWereDrawnWith() {
    Random random = new Random(7);
    for (int n = 0; n < 200_000; n++) {
      double score = random.nextDouble();
      tally.add(score, random.nextDouble() < share(score), 1);
    }
    CalibrationCurve curve = curve();
    assertThat(curve.scores()).isSorted().hasSizeBetween(10, 80);
    assertThat(curve.shares()).isSorted().allMatch(share -> share >= 0 && share <= 1);
    for (int n = 0; n < curve.scores().size(); n++) {
      assertThat(curve.shares().get(n)).isCloseTo(share(curve.scores().get(n)), NEAR);
    }
  }

  /** Steep in the middle: no straight line would do. */
  private static double share(double score) {
    return 0.2 + 0.6 / (1 + Math.exp(-12 * (score - 0.5)));
  }

  @Test
  void fallingSharesAreLevelledToTheirWeightedMean() {
    add(0.1, 300, 100);
    add(0.2, 100, 100);
    add(0.3, 50, 200);
    CalibrationCurve curve = curve();
    double mean = (300.0 + 100 + 50) / (400 + 200 + 250);
    assertThat(curve.shares()).allSatisfy(share -> assertThat(share).isCloseTo(mean, NEAR));
  }

  @Test
  void aWeightCountsAsSoManyRatings() {
    tally.add(0.1, false, 500);
    tally.add(0.9, true, 300);
    tally.add(0.9, false, 100);
    assertThat(curve().shares()).containsExactly(0.0, 0.75);
  }

  @Test
  void tooFewRatingsHaveNoCurve() {
    add(0.1, 30, 20);
    add(0.9, 30, 20);
    assertThat(curve()).isEqualTo(CalibrationCurve.NONE);
  }

  private void add(double score, int liked, int notLiked) {
    IntStream.range(0, liked).forEach(n -> tally.add(score, true, 1));
    IntStream.range(0, notLiked).forEach(n -> tally.add(score, false, 1));
  }

  private CalibrationCurve curve() {
    return CalibrationCurve.of(
        tally, JavaSparkContext.fromSparkContext(SparkForTests.spark().sparkContext()));
  }
}
