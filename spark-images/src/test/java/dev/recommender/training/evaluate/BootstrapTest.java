package dev.recommender.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BootstrapTest {
  private static final int PEOPLE = 300;

  /** Exponential with mean 1: skewed, as metrics are. */
  @Test
  void coversTheTrueMean95TimesIn100() {
    Random random = new Random(1);
    int trials = 400;
    int covered = 0;
    for (int trial = 0; trial < trials; trial++) {
      float[] rows = new float[PEOPLE];
      for (int n = 0; n < PEOPLE; n++) {
        rows[n] = (float) -Math.log(1 - random.nextDouble());
      }
      Interval interval = Bootstrap.of(rows, 1, trial).of(0);
      covered += interval.low() <= 1 && 1 <= interval.high() ? 1 : 0;
    }
    // Four standard errors of a share of .95 over 400 trials, and a little for the skew.
    assertThat(covered / (double) trials).isBetween(0.90, 0.99);
  }

  @Test
  void agreesWithDrawingWithReplacement() {
    float[] rows = sparse(new Random(2), 1_000);
    Interval naive = naive(rows, new Random(3));
    Interval interval = Bootstrap.of(rows, 1, 4).of(0);
    double width = naive.high() - naive.low();
    assertThat(interval.low()).isCloseTo(naive.low(), within(0.1 * width));
    assertThat(interval.high()).isCloseTo(naive.high(), within(0.1 * width));
  }

  /** Mostly zero, as metrics are. */
  private static float[] sparse(Random random, int people) {
    float[] rows = new float[people];
    for (int n = 0; n < people; n++) {
      rows[n] = random.nextInt(4) == 0 ? random.nextFloat() : 0;
    }
    return rows;
  }

  private static Interval naive(float[] rows, Random random) {
    double[] means = new double[4_000];
    for (int n = 0; n < means.length; n++) {
      means[n] =
          random
              .ints(rows.length, 0, rows.length)
              .mapToDouble(i -> rows[i])
              .average()
              .orElseThrow();
    }
    Arrays.sort(means);
    return new Interval(means[100], means[3_899]);
  }

  @Test
  void aLeadThatEverybodyHasIsCertain() {
    Random random = new Random(5);
    float[] rows = new float[2 * PEOPLE];
    for (int n = 0; n < PEOPLE; n++) {
      rows[2 * n + 1] = random.nextInt(64);
      rows[2 * n] = rows[2 * n + 1] + 0.25f;
    }
    Bootstrap bootstrap = Bootstrap.of(rows, 2, 6);
    assertThat(bootstrap.lead(0, 1).low()).isCloseTo(0.25, within(1e-9));
    assertThat(bootstrap.lead(0, 1).high()).isCloseTo(0.25, within(1e-9));
    assertThat(bootstrap.lead(1, 0).high()).isCloseTo(-0.25, within(1e-9));
    assertThat(bootstrap.of(0).high() - bootstrap.of(0).low()).isGreaterThan(1);
  }

  @Test
  void theSameSeedGivesTheSame() {
    float[] rows = sparse(new Random(7), 200);
    assertThat(Bootstrap.of(rows, 1, 8).of(0)).isEqualTo(Bootstrap.of(rows, 1, 8).of(0));
    assertThat(Bootstrap.of(rows, 1, 9).of(0)).isNotEqualTo(Bootstrap.of(rows, 1, 8).of(0));
  }

  @Test
  void nobodyHasNoInterval() {
    assertThat(Bootstrap.of(new float[0], 2, 1).lead(0, 1)).isEqualTo(new Interval(0, 0));
  }
}
