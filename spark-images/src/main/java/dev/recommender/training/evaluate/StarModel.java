package dev.recommender.training.evaluate;

import dev.recommender.training.train.ItemFactors;
import dev.recommender.training.train.StarBiases;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Predicts stars. */
record StarModel(ItemFactors items, StarBiases biases) implements Serializable {

  /** {@code μ + b_u + b_i}. */
  double baseline(double personBias, int item) {
    return biases.globalMean() + personBias + biases.movie(item);
  }

  /** {@code μ + b_u + [x, 1] · [y, b_i]}; the baseline for a cold row. */
  double stars(double personBias, float @Nullable [] person, int item) {
    if (person == null || !items.has(item)) {
      return baseline(personBias, item);
    }
    return biases.globalMean() + personBias + items.score(item, person);
  }

  boolean cold(float @Nullable [] person, int item) {
    return person == null || !items.has(item);
  }
}
