package dev.recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.training.evaluate.StarEvaluation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class MarkdownTablesTest {
  /** Everyone is off by 1 star and the baseline by 2: however people are drawn, the lead is 1. */
  @Test
  void starsStandBesideTheBaseline() {
    double[] once = new double[30];
    double[] squared = new double[30];
    Arrays.fill(once, 1);
    Arrays.fill(squared, 4);
    StarEvaluation stars =
        new StarEvaluation(1, 0.75, 2, 1.5, 0, new StarEvaluation.People(once, squared, once));
    assertThat(MarkdownTables.stars(stars).lines())
        .containsExactly(
            "| Stars of the temporal hold-out, 30 people | RMSE | MAE "
                + "| baseline's RMSE | baseline's MAE | lead in RMSE |",
            "|---|---|---|---|---|---|",
            "| explicit ALS | 1.000 | 0.750 | 2.000 | 1.500 | 1.000–1.000 |",
            "");
  }
}
