package dev.recommender.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.training.clean.UserHistory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HoldOutTest {
  private static final HoldOut HOLD_OUT = new HoldOut(3.5);

  @Test
  void takesTheLastFifthOfThePositives() {
    long[] times = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
    assertThat(HOLD_OUT.heldOut(history(times, 4))).containsExactly(0, 1);
  }

  @Test
  void takesAtLeastOneAndRoundsDown() {
    assertThat(HOLD_OUT.heldOut(history(new long[] {1, 2, 9, 3, 4}, 4))).containsExactly(2);
    assertThat(HOLD_OUT.heldOut(history(new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 4)))
        .containsExactly(8);
  }

  @Test
  void breaksTiesOfTimeByMovieId() {
    assertThat(HOLD_OUT.heldOut(history(new long[] {5, 5, 5, 5, 5}, 4))).containsExactly(4);
  }

  @Test
  void needsFivePositives() {
    assertThat(HOLD_OUT.heldOut(history(new long[] {1, 2, 3, 4}, 4))).isEmpty();
    assertThat(HOLD_OUT.heldOut(history(new long[] {1, 2, 3, 4, 5, 6}, 3))).isEmpty();
  }

  private static UserHistory history(long[] times, float rating) {
    float[] ratings = new float[times.length];
    java.util.Arrays.fill(ratings, rating);
    return new UserHistory(0, "p", IntStream.range(0, times.length).toArray(), ratings, times);
  }
}
