package dev.recommender.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PopularityTest {
  private static final Popularity POPULARITY = new Popularity(new int[] {2, 0, 8, 2, 1}, 8);

  @Test
  void ranksByCountThenPosition() {
    assertThat(POPULARITY.best(new int[] {}, 10)).containsExactly(2, 0, 3, 4, 1);
    assertThat(POPULARITY.best(new int[] {0, 2}, 2)).containsExactly(3, 4);
  }

  @Test
  void whatFewLikeSaysMore() {
    assertThat(POPULARITY.selfInformation(2)).isZero();
    assertThat(POPULARITY.selfInformation(0)).isEqualTo(2);
    assertThat(POPULARITY.selfInformation(4)).isEqualTo(3);
    assertThat(POPULARITY.selfInformation(1)).as("nobody counts as one").isEqualTo(3);
  }

  @Test
  void decilesAreOfTheMoviesThatAnybodyLikes() {
    int[] counts = new int[25];
    for (int item = 0; item < 20; item++) {
      counts[item] = 1 + item;
    }
    int[] deciles = new Popularity(counts, 20).deciles();
    assertThat(deciles[19]).isEqualTo(10);
    assertThat(deciles[18]).isEqualTo(10);
    assertThat(deciles[17]).isEqualTo(9);
    assertThat(deciles[0]).isEqualTo(1);
    assertThat(deciles[24]).as("nobody likes it").isZero();
  }

  @Test
  void listsAreMeasuredByWhatTheyHold() {
    ListTally tally = new ListTally();
    tally.add(new int[] {2, 0}, POPULARITY);
    tally.add(new int[] {2}, POPULARITY);
    tally.add(new int[] {}, POPULARITY);
    assertThat(tally.coverage(5)).isEqualTo(0.4);
    assertThat(tally.novelty()).isEqualTo((1 + 0) / 2.0);
    assertThat(tally.popularity()).isEqualTo((5 + 8) / 2.0);
  }
}
