package dev.recommender.training.evaluate;

import dev.recommender.training.train.ItemFactors;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The two rankings that are compared. */
final class Scorers implements Serializable {
  private final ItemFactors factors;
  private final float[] popularity;

  /** Popularity counts the positives of the training part, by movie. */
  Scorers(ItemFactors factors, float[] popularity) {
    this.factors = factors;
    this.popularity = popularity;
  }

  /** Without factors, everything is at negative infinity. */
  float[] model(float @Nullable [] user) {
    if (user != null) {
      return factors.scores(user, popularity.length);
    }
    float[] none = new float[popularity.length];
    Arrays.fill(none, Float.NEGATIVE_INFINITY);
    return none;
  }

  float[] popularity() {
    return popularity;
  }
}
