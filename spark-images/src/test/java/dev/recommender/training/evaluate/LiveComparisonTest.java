package dev.recommender.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.clean.CleanData;
import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.Factors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everyone likes five movies at the times 0 to 4: the last is held out. The candidate scores just
 * that one; the live model, whose movies have nothing in common, scores none and so offers all
 * unknown ones by position.
 */
final class LiveComparisonTest {
  private static final int PEOPLE = 104;
  private static final int MOVIES = 12;

  @TempDir private Path folder;
  private CleanData data;
  private Factors factors;
  private LiveComparison comparison;
  private Evaluation candidate;

  @BeforeEach
  void candidate() throws IOException {
    StringBuilder ratings = new StringBuilder("userId,movieId,rating,timestamp\n");
    MiniDataset dataset = new MiniDataset(folder);
    for (int user = 0; user < PEOPLE; user++) {
      for (int n = 0; n < 5; n++) {
        ratings.append("u%d,%d,4,%d%n".formatted(user, 1 + (user + n) % MOVIES, n));
      }
    }
    for (int movie = 1; movie <= MOVIES; movie++) {
      dataset.movie(movie, "Movie " + movie, "Drama");
    }
    data = dataset.file("ratings.csv", ratings.toString()).clean(Set.of());
    HoldOut holdOut = new HoldOut(3.5);
    float[][] items = new float[MOVIES][MOVIES];
    IntStream.range(0, MOVIES).forEach(item -> items[item][item] = 1);
    factors =
        TestFactors.of(
            data,
            TestFactors.items(items),
            history -> items[history.items()[holdOut.heldOut(history)[0]]]);
    EvaluationPlan plan =
        new EvaluationPlan(
            holdOut, new AlsParameters(MOVIES, 1, 0.05, 1, 1), 3, EvaluatedPeople.EVERYONE);
    comparison = new LiveComparison(data, plan, Metric.NDCG_AT_10);
    candidate = new Evaluator(data, plan).evaluate(factors);
  }

  @Test
  void withoutALiveVersionThereIsNothingToCompare() {
    assertThat(regression(null).fields())
        .containsOnly(Map.entry("basis", "None"), Map.entry("users", 0));
  }

  @Test
  void storedFiguresServeOnTheSameHoldOut() {
    Regression regression = regression(live(candidate.holdOutHash(), 0));
    assertThat(regression.fields())
        .isEqualTo(
            Map.of(
                "basis",
                "SameHoldOut",
                "users",
                PEOPLE,
                "liveVersion",
                6,
                "metric",
                "ndcgAt10",
                "candidate",
                1.0,
                "live",
                0.5));
  }

  @Test
  void bothRankWhatIsLaterThanTheLiveData() {
    Regression regression = regression(live("other", 3));
    assertThat(regression.basis()).isEqualTo(RegressionBasis.LATER_INTERACTIONS);
    assertThat(regression.users()).isEqualTo(PEOPLE);
    assertThat(regression.candidate()).isEqualTo(1);
    double expected =
        IntStream.range(0, PEOPLE).mapToDouble(this::byPosition).average().orElseThrow();
    assertThat(regression.live()).isCloseTo(expected, within(1e-9));
  }

  /** NDCG of one held-out movie among the eight unknown ones by position. */
  private double byPosition(int user) {
    int truth = (user + 4) % MOVIES;
    int[] known = IntStream.range(0, 4).map(n -> (user + n) % MOVIES).sorted().toArray();
    double before =
        IntStream.range(0, truth).filter(item -> Arrays.binarySearch(known, item) < 0).count();
    return Math.log(2) / Math.log(before + 2);
  }

  @Test
  void tooFewPeopleDecideNothing() {
    Regression regression = regression(live("other", 4));
    assertThat(regression.fields())
        .containsEntry("basis", "TooFewUsers")
        .containsEntry("users", 0)
        .doesNotContainKeys("candidate", "live");
  }

  private static LiveModel live(String holdOutHash, long snapshot) {
    Map<Integer, float[]> vectors = new TreeMap<>();
    for (int movie = 1; movie <= MOVIES; movie++) {
      vectors.put(movie, new float[MOVIES]);
      vectors.get(movie)[movie - 1] = 1;
    }
    vectors.put(999, new float[MOVIES]);
    return new LiveModel(
        6, holdOutHash, Instant.ofEpochSecond(snapshot), Map.of("ndcgAt10", 0.5), 1, 0.05, vectors);
  }

  private Regression regression(LiveModel live) {
    return comparison.compare(candidate, factors, live).regression();
  }
}
