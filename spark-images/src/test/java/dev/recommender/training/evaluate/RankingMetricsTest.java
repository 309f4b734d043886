package dev.recommender.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Worked out by hand: discounts are 1, 0.63093 and 0.5 for ranks 1 to 3. */
final class RankingMetricsTest {
  private static final int[] RANKING = {7, 3, 9, 1};

  @Test
  void ndcgComparesWithTheIdealRanking() {
    assertThat(RankingMetrics.ndcg(RANKING, new int[] {3, 9}, 10))
        .isCloseTo((0.63093 + 0.5) / 1.63093, within(1e-5));
    assertThat(RankingMetrics.ndcg(RANKING, new int[] {3, 9}, 2))
        .as("9 is beyond the cut")
        .isCloseTo(0.63093 / 1.63093, within(1e-5));
    assertThat(RankingMetrics.ndcg(RANKING, new int[] {3, 7}, 10)).isEqualTo(1);
    assertThat(RankingMetrics.ndcg(new int[0], new int[] {3}, 10)).isZero();
  }

  @Test
  void recallDividesByWhatCouldBeFound() {
    assertThat(RankingMetrics.recall(RANKING, new int[] {1, 2, 3}, 20)).isEqualTo(2.0 / 3);
    assertThat(RankingMetrics.recall(RANKING, new int[] {1, 3, 7, 9}, 2)).isEqualTo(1);
    assertThat(RankingMetrics.recall(RANKING, new int[] {1, 9}, 2)).isZero();
  }

  @Test
  void rankingBreaksTiesByPositionAndLeavesOutTheKnown() {
    float none = Float.NEGATIVE_INFINITY;
    float[] scores = {1, 3, 2, 3, none, 2, 9};
    assertThat(Ranking.top(scores, new int[] {6}, 4)).containsExactly(1, 3, 2, 5);
    assertThat(Ranking.top(scores, new int[] {}, 20)).containsExactly(6, 1, 3, 2, 5, 0);
  }
}
