package dev.recommender.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.SparkForTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MllibFactorSolverTest {
  private static final int USERS = 40;
  private static final int ITEMS = 25;
  private static final AlsParameters PARAMETERS = new AlsParameters(4, 3, 0.05, 2, 42);

  private final List<Interaction> positives = positives();
  private final Factors factors = solve();

  private static List<Interaction> positives() {
    Random random = new Random(1);
    List<Interaction> positives = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      for (int item = 0; item < ITEMS - 1; item++) {
        if (random.nextInt(4) == 0) {
          positives.add(new Interaction(user, item, 1));
        }
      }
    }
    return positives;
  }

  private Factors solve() {
    return solve(PARAMETERS, (_, _, _) -> {});
  }

  private Factors solve(AlsParameters parameters, SolverProgress progress) {
    JavaRDD<Interaction> input =
        JavaSparkContext.fromSparkContext(SparkForTests.spark().sparkContext())
            .parallelize(positives, 2);
    return new MllibFactorSolver(SparkForTests.spark(), progress).solve(input, ITEMS, parameters);
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
        .mapToInt(Interaction::item)
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

  /** {@code (Σ y yᵀ + λ n I) x = Σ value · y}. */
  @Test
  void explicitUserFactorsSolveTheirNormalEquations() {
    Factors explicit = solve(explicit(3), (_, _, _) -> {});
    Map<Integer, float[]> users = explicit.users().collectAsMap();
    assertThat(users).hasSize(USERS);
    users.forEach((user, x) -> {
      double[] left = new double[x.length];
      double[] right = new double[x.length];
      int[] rated = liked(user);
      for (int item : rated) {
        float[] y = explicit.items().vector(item);
        add(left, y, x, 1);
        for (int k = 0; k < y.length; k++) {
          right[k] += y[k];
        }
      }
      for (int k = 0; k < x.length; k++) {
        left[k] += PARAMETERS.regParam() * rated.length * x[k];
      }
      assertThat(left).containsExactly(right, within(1e-4));
    });
  }

  /** As with executors; as many iterations as a spec may ask for. */
  @ParameterizedTest
  @EnumSource(Feedback.class)
  void theLineageOfAllIterationsFitsTheStack(Feedback feedback) {
    AlsParameters parameters = new AlsParameters(feedback, 2, 200, 0.05, 1, 2, 42);
    JavaRDD<Interaction> input =
        JavaSparkContext.fromSparkContext(SparkForTests.spark().sparkContext())
            .parallelize(positives, 1);
    Factors deep =
        new MllibFactorSolver(
                SparkForTests.spark(), (_, _, _) -> {}, MllibFactorSolver.NO_CHECKPOINTS)
            .solve(input, ITEMS, parameters);
    assertThat(deep.users().count()).isEqualTo(USERS);
  }

  /** More iterations than between two checkpoints: explicit ALS is several jobs then. */
  @ParameterizedTest
  @EnumSource(Feedback.class)
  void everyIterationIsTold(Feedback feedback) {
    List<Integer> iterations = new CopyOnWriteArrayList<>();
    List<Double> fractions = new CopyOnWriteArrayList<>();
    AlsParameters parameters =
        new AlsParameters(feedback, 4, 12, 0.05, feedback == Feedback.IMPLICIT ? 1 : 0, 2, 42);
    var _ =
        solve(
            parameters,
            (iteration, of, fraction) -> {
              assertThat(of).isEqualTo(12);
              iterations.add(iteration);
              fractions.add(fraction);
            });
    assertThat(iterations).isSorted().startsWith(0).endsWith(12);
    assertThat(iterations.stream().distinct()).hasSizeGreaterThan(6);
    assertThat(fractions).isSorted().startsWith(0.0).endsWith(1.0);
    assertThat(fractions.stream().distinct().count()).as("half steps").isGreaterThan(14);
  }

  @ParameterizedTest
  @EnumSource(Feedback.class)
  void nothingButTheUserFactorsStaysInMemory(Feedback feedback) {
    Set<Integer> before = persistent();
    Factors kept =
        solve(
            new AlsParameters(feedback, 4, 12, 0.05, feedback == Feedback.IMPLICIT ? 1 : 0, 2, 42),
            (_, _, _) -> {});
    Set<Integer> added = persistent();
    added.removeAll(before);
    assertThat(added).containsExactly(kept.users().id());
    kept.release();
    // What an earlier test left may be collected meanwhile.
    assertThat(before).containsAll(persistent());
  }

  private static Set<Integer> persistent() {
    return new TreeSet<>(
        JavaSparkContext.fromSparkContext(SparkForTests.spark().sparkContext())
            .getPersistentRDDs()
            .keySet());
  }

  private static AlsParameters explicit(int maxIter) {
    return new AlsParameters(Feedback.EXPLICIT, 4, maxIter, 0.05, 0, 2, 42);
  }
}
