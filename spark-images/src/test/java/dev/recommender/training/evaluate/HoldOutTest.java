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

  @Test
  void drawsAFifthOfThePositivesBySeed() {
    HoldOut random = new HoldOut(3.5, Split.RANDOM, 1, 0);
    UserHistory history = history(new long[50], 4);
    int[] heldOut = random.heldOut(history);
    assertThat(heldOut).hasSize(10).isSorted().doesNotHaveDuplicates();
    assertThat(random.heldOut(history)).containsExactly(heldOut);
    assertThat(new HoldOut(3.5, Split.RANDOM, 2, 0).heldOut(history)).isNotEqualTo(heldOut);
    UserHistory renumbered =
        new UserHistory(9, "q", history.items(), history.ratings(), history.times());
    assertThat(random.heldOut(renumbered)).as("of the items only").containsExactly(heldOut);
  }

  @Test
  void everyPositiveIsAsLikelyToBeDrawn() {
    int[] drawn = new int[10];
    for (int seed = 0; seed < 2_000; seed++) {
      for (int n : new HoldOut(3.5, Split.RANDOM, seed, 0).heldOut(history(new long[10], 4))) {
        drawn[n]++;
      }
    }
    // Binomial of 2,000 draws at 1/5: 400, standard deviation 18.
    assertThat(IntStream.of(drawn).boxed()).allMatch(count -> count >= 310 && count <= 490);
  }

  @Test
  void nothingOfUnseenPeopleIsTrainedOn() {
    HoldOut holdOut = new HoldOut(3.5, Split.TEMPORAL, 1, 0.3);
    int unseen = 0;
    for (int person = 0; person < 1_000; person++) {
      int[] items = {person, person + 1, person + 2, person + 3, person + 4};
      UserHistory history =
          new UserHistory(person, "p", items, new float[] {4, 4, 4, 4, 1}, new long[5]);
      boolean isUnseen = holdOut.unseen(history);
      unseen += isUnseen ? 1 : 0;
      assertThat(holdOut.withheld(history)).hasSize(isUnseen ? 5 : 0);
    }
    // Binomial of 1,000 draws at .3: 300, standard deviation 14.5.
    assertThat(unseen).isBetween(230, 370);
  }

  @Test
  void aRunLeavesOutFewPeople() {
    assertThat(HoldOut.ofRun(3.5, Split.TEMPORAL, 1, 600).unseenShare()).isEqualTo(0.05);
    assertThat(HoldOut.ofRun(3.5, Split.TEMPORAL, 1, 200_000).unseenShare()).isEqualTo(0.00125);
  }

  private static UserHistory history(long[] times, float rating) {
    float[] ratings = new float[times.length];
    java.util.Arrays.fill(ratings, rating);
    return new UserHistory(0, "p", IntStream.range(0, times.length).toArray(), ratings, times);
  }
}
