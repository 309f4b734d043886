package dev.recommender.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.SparkForTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

final class MllibFactorSolverTest {
  private static final int USERS = 40;
  private static final int ITEMS = 25;
  private static final AlsParameters PARAMETERS = new AlsParameters(4, 3, 0.05, 2, 42);

  private final List<Positive> positives = positives();
  private final Factors factors = solve();

  private static List<Positive> positives() {
    Random random = new Random(1);
    List<Positive> positives = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      for (int item = 0; item < ITEMS - 1; item++) {
        if (random.nextInt(4) == 0) {
          positives.add(new Positive(user, item));
        }
      }
    }
    return positives;
  }

  private Factors solve() {
    JavaRDD<Positive> input =
        JavaSparkContext.fromSparkContext(SparkForTests.spark().sparkContext())
            .parallelize(positives, 2);
    return new MllibFactorSolver(SparkForTests.spark()).solve(input, ITEMS, PARAMETERS);
  }

  /** Users are solved last: {@code (YᵀY + α Σ y yᵀ + λ n I) x = Σ (1 + α) y}. */
  @Test
  void userFactorsSolveTheNormalEquations() {
    Map<Integer, float[]> users = factors.users().collectAsMap();
    assertThat(users).hasSize(USERS);
    users.forEach((user, x) -> {
      double[] left = new double[PARAMETERS.rank()];
      double[] right = new double[PARAMETERS.rank()];
      IntStream.range(0, ITEMS)
          .filter(factors.items()::has)
          .forEach(item -> add(left, factors.items().vector(item), x, 1));
      int[] liked = liked(user);
      for (int item : liked) {
        float[] y = factors.items().vector(item);
        add(left, y, x, PARAMETERS.alpha());
        for (int k = 0; k < y.length; k++) {
          right[k] += (1 + PARAMETERS.alpha()) * y[k];
        }
      }
      for (int k = 0; k < x.length; k++) {
        left[k] += PARAMETERS.regParam() * liked.length * x[k];
      }
      assertThat(left).containsExactly(right, within(1e-4));
    });
  }

  private static void add(double[] sum, float[] y, float[] x, double weight) {
    double score = 0;
    for (int k = 0; k < x.length; k++) {
      score += x[k] * y[k];
    }
    for (int k = 0; k < x.length; k++) {
      sum[k] += weight * score * y[k];
    }
  }

  private int[] liked(int user) {
    return positives.stream()
        .filter(positive -> positive.user() == user)
        .mapToInt(Positive::item)
        .toArray();
  }

  @Test
  void aMovieWithoutPositivesHasNoFactors() {
    assertThat(factors.items().has(ITEMS - 1)).isFalse();
    assertThat(factors.items().has(0)).isTrue();
  }

  @Test
  void theSameInputGivesTheSameFactors() {
    Factors again = solve();
    for (int item = 0; item < ITEMS - 1; item++) {
      assertThat(again.items().vector(item)).containsExactly(factors.items().vector(item));
    }
  }
}
