package dev.recommender.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.Factors;
import dev.recommender.training.train.ItemFactors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everyone likes movies 1 to 5 and dislikes another one each, 6 to 25; movie 0 only the unseen
 * like.
 */
final class TitleFallbackTest {
  private static final HoldOut HOLD_OUT = new HoldOut(3.5, Split.RANDOM, 5, 0.4);
  private static final int PEOPLE = 20;
  private static final int MOVIES = 6 + PEOPLE;

  @TempDir private Path folder;

  @Test
  void theGenreAudienceStandsInForAMovieWithoutFactors() throws IOException {
    MiniDataset dataset = new MiniDataset(folder);
    for (int movie = 0; movie < MOVIES; movie++) {
      dataset.movie(100 + movie, "Movie " + movie, "Drama");
    }
    int unseen = 0;
    for (int person = 0; person < PEOPLE; person++) {
      boolean isUnseen = HOLD_OUT.unseen(history(person));
      unseen += isUnseen ? 1 : 0;
      for (int movie : history(person).items()) {
        boolean liked = movie > 0 ? movie < 6 : isUnseen;
        dataset.rating("u" + person, 100 + movie, liked ? 4 : 1, 1);
      }
    }
    assertThat(unseen).isBetween(1, PEOPLE - 1);

    TitlePath path = evaluate(dataset.clean(Set.of()));

    assertThat(path.overall().cases()).isEqualTo(6 * unseen);
    assertThat(path.belowFloor().cases()).isEqualTo(unseen);
    assertThat(path.deciles().values().stream().mapToInt(TitleScores::cases).sum())
        .as("nobody likes movie 0 in the training part")
        .isEqualTo(5 * unseen);
    // Movie 6 comes first, then the five: of the best order it is all but the first place.
    double best = IntStream.rangeClosed(1, 5).mapToDouble(TitleFallbackTest::gain).sum();
    double found = IntStream.rangeClosed(2, 6).mapToDouble(TitleFallbackTest::gain).sum();
    TitleScore similar = path.belowFloor().of(TitleMethod.SIMILAR);
    assertThat(similar.ndcgAt20()).isCloseTo(found / best, within(1e-6));
    assertThat(similar).isEqualTo(path.belowFloor().of(TitleMethod.AUDIENCE));
  }

  private static double gain(int place) {
    return Math.log(2) / Math.log(1 + place);
  }

  /** Who is unseen depends on the movies alone. */
  private static UserHistory history(int person) {
    int[] movies = {0, 1, 2, 3, 4, 5, 6 + person};
    return new UserHistory(0, "", movies, new float[movies.length], new long[movies.length]);
  }

  private static TitlePath evaluate(CleanData data) {
    ItemFactors items = new ItemFactors(MOVIES, 1);
    for (int movie = 1; movie < MOVIES; movie++) {
      items.set(movie, new float[] {movie < 6 ? 2 : movie == 6 ? 9 : 1});
    }
    Factors factors =
        TestFactors.of(data, items, history -> HOLD_OUT.unseen(history) ? null : new float[] {1});
    EvaluationPlan plan =
        new EvaluationPlan(
            HOLD_OUT, new AlsParameters(1, 1, 0.05, 1, 1), 1, EvaluatedPeople.EVERYONE);
    return new Evaluator(data, plan).evaluate(factors).titlePath();
  }
}
