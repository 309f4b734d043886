package dev.recommender.training.train;

import org.apache.spark.api.java.JavaPairRDD;
import org.jspecify.annotations.Nullable;

/**
 * A solution: user factors by user number, spread over Spark; item factors by position, here.
 *
 * <p>With biases (explicit feedback) a movie's vector is {@code [y, b_i]} and a person's {@code [x,
 * 1]}: one dot product is the score, and {@code μ + b_u + score} the stars.
 */
public record Factors(
    JavaPairRDD<Integer, float[]> users, ItemFactors items, @Nullable StarBiases biases) {

  /** Of implicit feedback. */
  public Factors(JavaPairRDD<Integer, float[]> users, ItemFactors items) {
    this(users, items, null);
  }

  /** Gives back what Spark keeps of it; not to be used any more. */
  public void release() {
    users.unpersist();
  }
}
