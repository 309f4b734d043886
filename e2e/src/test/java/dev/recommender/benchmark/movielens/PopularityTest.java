package dev.recommender.benchmark.movielens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PopularityTest {
  @Test
  void drawsInProportionToTheWeights() {
    double[] weights = {5, 1, 0.5, 3, 0.5};
    Popularity popularity = Popularity.ofWeights(weights);
    int[] drawn = new int[weights.length];
    SplittableRandom random = new SplittableRandom(3);
    for (int n = 0; n < 100_000; n++) {
      drawn[popularity.draw(random)]++;
    }
    for (int item = 0; item < weights.length; item++) {
      assertThat(drawn[item] / 100_000.0).isCloseTo(weights[item] / 10, within(.005));
    }
  }
}
