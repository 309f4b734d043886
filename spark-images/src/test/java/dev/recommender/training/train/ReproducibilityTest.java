package dev.recommender.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.SparkForTests;
import dev.recommender.training.clean.CleanData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReproducibilityTest {
  private static final int USERS = 60;
  private static final int MOVIES = 40;

  @TempDir private Path folder;
  private MiniDataset dataset;

  @BeforeEach
  void sixtyPeople() throws IOException {
    dataset = new MiniDataset(folder);
    StringBuilder movies = new StringBuilder(Files.readString(folder.resolve("movies.csv")));
    StringBuilder ratings = new StringBuilder(Files.readString(folder.resolve("ratings.csv")));
    Random random = new Random(7);
    for (int movie = 1; movie <= MOVIES; movie++) {
      movies.append("%d,Movie %d (2001),Drama\r\n".formatted(movie, movie));
    }
    for (int user = 0; user < USERS; user++) {
      for (int movie = 1; movie <= MOVIES; movie++) {
        if (random.nextInt(3) == 0) {
          double stars = (1 + random.nextInt(10)) / 2.0;
          ratings.append("u%d,%d,%s,%d\r\n".formatted(user, movie, stars, movie));
        }
      }
    }
    dataset.file("movies.csv", movies.toString()).file("ratings.csv", ratings.toString());
  }

  @AfterAll
  static void usualSpark() {
    SparkForTests.restart();
  }

  @ParameterizedTest
  @EnumSource(Feedback.class)
  void theSameDataGiveTheSameFactorsInAnySession(Feedback feedback) throws IOException {
    SparkForTests.restart(2);
    Map<String, Integer> first = hashes(feedback, 2);
    assertThat(first).hasSize(USERS + MOVIES);
    assertThat(hashes(feedback, 2)).as("again").isEqualTo(first);
    assertThat(hashes(feedback, 3)).as("the check sees a difference").isNotEqualTo(first);
    SparkForTests.restart(1);
    assertThat(hashes(feedback, 2)).as("restarted, with one core").isEqualTo(first);
  }

  /** One block after the other is what one core does; two cores may end them in any order. */
  @ParameterizedTest
  @EnumSource(Feedback.class)
  void moreBlocksThanTwoAgreeClosely(Feedback feedback) throws IOException {
    SparkForTests.restart(1);
    ItemFactors one = train(feedback, 4).items();
    SparkForTests.restart(2);
    ItemFactors two = train(feedback, 4).items();
    for (int item = 0; item < MOVIES; item++) {
      assertThat(two.vector(item)).containsExactly(one.vector(item), within(1e-4f));
    }
  }

  private Map<String, Integer> hashes(Feedback feedback, int blocks) throws IOException {
    Factors factors = train(feedback, blocks);
    Map<String, Integer> hashes = new TreeMap<>();
    factors
        .users()
        .collectAsMap()
        .forEach((user, vector) -> hashes.put("user " + user, Arrays.hashCode(vector)));
    for (int item = 0; item < MOVIES; item++) {
      hashes.put("movie " + item, Arrays.hashCode(factors.items().vector(item)));
    }
    factors.release();
    return hashes;
  }

  private Factors train(Feedback feedback, int blocks) throws IOException {
    CleanData data = dataset.clean(Set.of());
    double alpha = feedback == Feedback.IMPLICIT ? 1 : 0;
    AlsParameters parameters = new AlsParameters(feedback, 8, 6, 0.05, alpha, blocks, 42);
    FactorSolver solver = new MllibFactorSolver(SparkForTests.spark(), (_, _, _) -> {});
    return new Trainer(solver, 3).train(data, Withheld.NOTHING, parameters);
  }
}
