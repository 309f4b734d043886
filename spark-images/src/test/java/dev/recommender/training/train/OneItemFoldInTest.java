package dev.recommender.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.SparkForTests;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

final class OneItemFoldInTest {
  private static final int ITEMS = 30;
  private static final int RANK = 5;
  private static final double REG = 0.05;
  private static final double ALPHA = 7;

  /** Whether {@code (YᵀY + α y yᵀ + regParam I) x = (1 + α) y} holds, term by term. */
  @Test
  void solvesTheEquationsOfOneLike() {
    ItemFactors items = items(RANK);
    OneItemFoldIn foldIn =
        new OneItemFoldIn(new Factors(nobody(), items), new AlsParameters(RANK, 3, REG, ALPHA, 42));
    for (int item = 0; item < ITEMS - 1; item++) {
      float[] y = items.vector(item);
      float[] x = foldIn.vector(item);
      double[] left = new double[RANK];
      for (int other = 0; other < ITEMS - 1; other++) {
        add(left, dot(items.vector(other), x), items.vector(other));
      }
      add(left, ALPHA * dot(y, x), y);
      add(left, REG, x);
      double[] right = new double[RANK];
      add(right, 1 + ALPHA, y);
      assertThat(left).containsExactly(right, within(1e-4));
    }
  }

  /** Whether {@code (y yᵀ + regParam I) x = (5 − μ − b_u − b_i) y} holds. */
  @Test
  void solvesTheEquationsOfFiveStars() {
    ItemFactors items = items(RANK + 1);
    float[] movies = new float[ITEMS];
    for (int item = 0; item < ITEMS - 1; item++) {
      movies[item] = items.vector(item)[RANK];
    }
    StarBiases biases = new StarBiases(3.5, movies);
    OneItemFoldIn foldIn =
        new OneItemFoldIn(
            new Factors(nobody(), items, biases),
            new AlsParameters(Feedback.EXPLICIT, RANK, 3, REG, 0, 2, 42));
    for (int item = 0; item < ITEMS - 1; item++) {
      float[] y = java.util.Arrays.copyOf(items.vector(item), RANK);
      float[] x = foldIn.vector(item);
      assertThat(x).hasSize(RANK + 1).endsWith(1f);
      double difference = 5 - 3.5 - movies[item];
      double bias = difference / (1 + 5);
      double[] left = new double[RANK];
      add(left, dot(y, x), y);
      add(left, REG, x);
      double[] right = new double[RANK];
      add(right, difference - bias, y);
      assertThat(left).containsExactly(right, within(1e-4));
    }
  }

  private static double dot(float[] y, float[] x) {
    double sum = 0;
    for (int k = 0; k < RANK; k++) {
      sum += (double) y[k] * x[k];
    }
    return sum;
  }

  private static void add(double[] sum, double weight, float[] vector) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += weight * vector[k];
    }
  }

  /** The last has no vector. */
  private static ItemFactors items(int dimensions) {
    Random random = new Random(3);
    ItemFactors items = new ItemFactors(ITEMS, dimensions);
    for (int item = 0; item < ITEMS - 1; item++) {
      float[] vector = new float[dimensions];
      for (int k = 0; k < dimensions; k++) {
        vector[k] = (float) random.nextGaussian() / 2;
      }
      items.set(item, vector);
    }
    return items;
  }

  private static JavaPairRDD<Integer, float[]> nobody() {
    List<Tuple2<Integer, float[]>> none = List.of();
    return JavaSparkContext.fromSparkContext(SparkForTests.spark().sparkContext())
        .parallelizePairs(none);
  }
}
