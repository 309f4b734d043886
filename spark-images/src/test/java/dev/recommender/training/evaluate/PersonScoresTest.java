package dev.recommender.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.people.Stars;
import dev.recommender.training.train.FactoredUser;
import dev.recommender.training.train.ItemFactors;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scala.Tuple3;

/** Movie n has the factor n / 10, the person 1: the score of a movie is n / 10. */
final class PersonScoresTest {
  private static final int MOVIES = 12;

  /** Five to nine liked, the last of them held out; two rated low, ten and eleven not at all. */
  private final UserHistory history =
      new UserHistory(
          0,
          "p",
          new int[] {1, 2, 5, 6, 7, 8, 9},
          new float[] {2, Stars.DISLIKED, 4, 4, 4.5f, 5, 4},
          new long[] {1, 2, 3, 4, 5, 6, 7});

  @Test
  void aHeldOutLikeStandsForAllLikesOfThePerson() {
    List<Tuple3<Double, Double, Double>> groups = tally(new float[] {1}).groups(1);
    assertThat(groups).hasSize(3);
    assertThat(groups).extracting(Tuple3::_1).containsExactly(0.0, 0.0, 1.0);
    assertThat(groups).extracting(Tuple3::_3).containsExactly(1.0, 1.0, 5.0);
    assertThat(groups.get(2)._2()).isCloseTo(0.9, within(0.002));
  }

  @Test
  void peopleWithoutFactorsSayNothing() {
    assertThat(tally(null).weight()).isZero();
  }

  @Test
  void moviesWithoutFactorsSayNothing() {
    ItemFactors without = new ItemFactors(MOVIES, 1);
    without.set(1, new float[] {0.1f});
    assertThat(tally(without, new float[] {1}).weight()).isEqualTo(1);
  }

  private ScoreTally tally(float @Nullable [] factors) {
    ItemFactors items = new ItemFactors(MOVIES, 1);
    for (int item = 0; item < MOVIES; item++) {
      items.set(item, new float[] {item / 10f});
    }
    return tally(items, factors);
  }

  private ScoreTally tally(ItemFactors items, float @Nullable [] factors) {
    PersonScores scores = new PersonScores(new HoldOut(3.5), items, null);
    return scores.tally(List.of(new FactoredUser(history, factors)).iterator());
  }
}
