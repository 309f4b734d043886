package dev.recommender.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.Factors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to answer a title, made again from its definition for movies without genres. */
final class TitlePathTest {
  private static final int MOVIES = 40;
  private static final HoldOut HOLD_OUT = new HoldOut(3.5, Split.RANDOM, 5, 0.4);

  @TempDir private Path folder;
  private final float[][] items = new float[MOVIES][];
  private CleanData data;
  private List<UserHistory> trained;
  private List<UserHistory> unseen;
  private TitlePath path;

  @BeforeEach
  void evaluate() throws IOException {
    Random random = new Random(1);
    Arrays.setAll(
        items, item -> new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()});
    data = dataset(random);
    List<UserHistory> everyone = data.histories().collect();
    trained = everyone.stream().filter(history -> !HOLD_OUT.unseen(history)).toList();
    unseen = everyone.stream().filter(HOLD_OUT::unseen).toList();
    Factors factors =
        TestFactors.of(
            data,
            TestFactors.items(items),
            history -> HOLD_OUT.unseen(history) ? null : taste(history));
    path =
        new Evaluator(
                data,
                new EvaluationPlan(
                    HOLD_OUT, new AlsParameters(2, 1, 0.05, 1, 1), 1, EvaluatedPeople.EVERYONE))
            .evaluate(factors)
            .titlePath();
  }

  private static CleanData written(MiniDataset dataset, StringBuilder ratings) throws IOException {
    return dataset.file("ratings.csv", ratings.toString()).clean(Set.of());
  }

  private CleanData dataset(Random random) throws IOException {
    MiniDataset dataset = new MiniDataset(folder);
    for (int movie = 1; movie <= MOVIES; movie++) {
      dataset.movie(movie, "Movie " + movie, "(no genres listed)");
    }
    StringBuilder ratings = new StringBuilder("userId,movieId,rating,timestamp\n");
    for (int user = 0; user < 150; user++) {
      for (int movie : random.ints(12, 1, MOVIES + 1).distinct().toArray()) {
        ratings.append("u%d,%d,%d,1%n".formatted(user, movie, 2 + random.nextInt(4)));
      }
    }
    return written(dataset, ratings);
  }

  /** Any function of the history does. */
  private static float[] taste(UserHistory history) {
    Random random = new Random(Arrays.hashCode(history.items()));
    return new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()};
  }

  @Test
  void casesAreOfUnseenPeopleOnly() {
    int expected =
        unseen.stream()
            .mapToInt(history -> history.positives(3.5))
            .filter(positives -> positives >= 5)
            .map(positives -> Math.min(positives, RevealCase.MOST))
            .sum();
    assertThat(path.overall().cases()).isEqualTo(expected).isGreaterThan(100);
    assertThat(path.deciles().values().stream().mapToInt(TitleScores::cases).sum())
        .isEqualTo(expected);
  }

  @Test
  void theAudienceIsTheWeightedMeanOfThoseWhoLikedIt() {
    expect(TitleMethod.AUDIENCE, item -> mean(likers(item), true));
  }

  @Test
  void usersAreTheTwentyBestFitting() {
    expect(
        TitleMethod.USERS,
        item ->
            mean(
                likers(item).stream()
                    .sorted(Comparator.comparingDouble(user -> -dot(taste(user), items[item])))
                    .limit(20)
                    .toList(),
                false));
  }

  @Test
  void similarIsTheFoldInOfTheOneMovie() {
    expect(TitleMethod.SIMILAR, this::foldIn);
  }

  /** (YᵀY + y yᵀ + .05 I) x = 2 y, by Cramer's rule. */
  private double[] foldIn(int item) {
    double a = 0.05;
    double b = 0;
    double d = 0.05;
    List<float[]> rows = new ArrayList<>(List.of(items));
    rows.add(items[item]);
    for (float[] y : rows) {
      a += y[0] * y[0];
      b += y[0] * y[1];
      d += y[1] * y[1];
    }
    double p = 2 * items[item][0];
    double q = 2 * items[item][1];
    double determinant = a * d - b * b;
    return new double[] {(d * p - b * q) / determinant, (a * q - b * p) / determinant};
  }

  @Test
  void popularityCountsTheTrainingPart() {
    double[] counts = new double[MOVIES];
    for (int item = 0; item < MOVIES; item++) {
      counts[item] = likers(item).size();
    }
    assertScores(TitleMethod.POPULARITY, item -> counts);
  }

  private List<UserHistory> likers(int item) {
    return trained.stream()
        .filter(history ->
            Arrays.stream(HOLD_OUT.training(history)).anyMatch(n -> history.items()[n] == item))
        .toList();
  }

  private static double[] mean(List<UserHistory> people, boolean weighted) {
    double[] sum = new double[2];
    double weights = 0;
    for (UserHistory history : people) {
      int ratings = history.size() - HOLD_OUT.heldOut(history).length;
      double weight = weighted ? 1 / Math.log(1 + ratings) : 1;
      weights += weight;
      sum[0] += weight * taste(history)[0];
      sum[1] += weight * taste(history)[1];
    }
    return new double[] {sum[0] / weights, sum[1] / weights};
  }

  private static double dot(float[] x, float[] y) {
    return (double) x[0] * y[0] + (double) x[1] * y[1];
  }

  private interface Vector {
    double[] of(int item);
  }

  private void expect(TitleMethod method, Vector vector) {
    assertScores(
        method,
        revealed -> {
          double[] x = vector.of(revealed);
          return Arrays.stream(items).mapToDouble(y -> x[0] * y[0] + x[1] * y[1]).toArray();
        });
  }

  private void assertScores(TitleMethod method, Vector scores) {
    List<NaiveMetrics> judged = new ArrayList<>();
    for (UserHistory history : unseen) {
      List<Integer> liked = HOLD_OUT.positives(history).mapToObj(n -> history.items()[n]).toList();
      if (liked.size() >= 5) {
        for (int revealed : liked) {
          Set<Integer> truth = new HashSet<>(liked);
          truth.remove(revealed);
          judged.add(new NaiveMetrics(ranked(revealed, scores.of(revealed)), truth, 20));
        }
      }
    }
    TitleScore score = path.overall().of(method);
    assertThat(score.recallAt20())
        .isCloseTo(
            judged.stream().mapToDouble(NaiveMetrics::recall).average().orElseThrow(),
            within(1e-6));
    assertThat(score.ndcgAt20())
        .isCloseTo(
            judged.stream().mapToDouble(NaiveMetrics::ndcg).average().orElseThrow(), within(1e-6));
  }

  private static List<Integer> ranked(int revealed, double[] scores) {
    return IntStream.range(0, MOVIES)
        .filter(item -> item != revealed)
        .boxed()
        .sorted(Comparator.comparingDouble(item -> -scores[item]))
        .toList();
  }

  @Test
  void whatIsBetterBelowTheFloorStandsIn() {
    assertThat(decision(30, 0.1, 0.2)).isTrue();
    assertThat(decision(30, 0.2, 0.1)).isFalse();
    assertThat(decision(29, 0.1, 0.2)).as("too few cases").isFalse();
  }

  private static boolean decision(int cases, double genre, double similar) {
    TitleScores scores =
        new TitleScores(
            cases,
            Map.of(
                TitleMethod.AUDIENCE, new TitleScore(0.5, genre),
                TitleMethod.SIMILAR, new TitleScore(0, similar)));
    return new TitlePath(scores, Map.of(), scores, new ScoreTally()).similarStandsIn();
  }
}
