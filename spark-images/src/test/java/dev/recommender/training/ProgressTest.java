package dev.recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Progress progress = new Progress(0);

  @Test
  void theEndIsForetoldOnceAnIterationHasEnded() {
    progress.enter(Stage.CLAIM, 1, START);
    progress.enterSolving(Stage.TRAIN, 1, START.plusSeconds(18));
    progress.at(0, 10, 0.1);
    assertThat(progress.state(START.plusSeconds(20)).expectedEnd()).isNull();
    progress.at(5, 10, 0.5);
    // Shares: 32 of 100 stand before the training, which has 26.
    ProgressState state = progress.state(START.plusSeconds(45));
    assertThat(state).isEqualTo(new ProgressState(Stage.TRAIN, 45, 5, 10, START.plusSeconds(100)));
  }

  @Test
  void percentNeverGoesBack() {
    List<Integer> percents = new ArrayList<>();
    progress.enter(Stage.CLEAN, 1, START);
    progress.onJobEnd(null);
    progress.onJobEnd(null);
    percents.add(progress.state(START).percent());
    progress.enterSolving(Stage.TRAIN, 1, START);
    for (double fraction : new double[] {0, 0.5, 0.2, 1}) {
      progress.at(1, 2, fraction);
      percents.add(progress.state(START).percent());
    }
    progress.enterSolving(Stage.REFIT, 1, START);
    percents.add(progress.state(START).percent());
    assertThat(percents).containsExactly(31, 32, 45, 45, 58, 66);
  }

  @Test
  void trialsShareTheSearch() {
    Progress search = new Progress(3);
    search.enterSolving(Stage.SEARCH, 3, START);
    // Three trials of 34 beside the 100 of the rest; 32 stand before them.
    search.solved();
    search.at(5, 10, 0.5);
    assertThat(search.state(START).percent()).isEqualTo((int) (100 * (32 + 51) / 202.0));
    search.solved();
    search.solved();
    assertThat(search.state(START).percent()).isEqualTo((int) (100 * 134 / 202.0));
  }
}
