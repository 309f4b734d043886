package dev.recommender.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.SparkForTests;
import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.UserHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stars of two people, worked out by hand: ann gives 5, 3, bob 4, 2 to the first two movies, cid 1
 * to the second. With λ = 5: μ = 3, b = ((5+4) − 2·3) / 7 = 3/7, ((3+2+1) − 3·3) / 8 = −3/8.
 */
final class TrainerTest {
  private static final double FIRST = 3.0 / 7;
  private static final double SECOND = -3.0 / 8;
  private static final double ANN = (5 - 3 - FIRST + 3 - 3 - SECOND) / 7;
  private static final AlsParameters EXPLICIT =
      new AlsParameters(Feedback.EXPLICIT, 2, 3, 0.05, 0, 2, 42);

  @TempDir private Path folder;
  private final List<Interaction> seen = new ArrayList<>();
  private CleanData data;

  @BeforeEach
  void threePeople() throws IOException {
    data =
        new MiniDataset(folder)
            .movie(1, "First (2001)", "Comedy")
            .movie(2, "Second (2002)", "Comedy")
            .movie(3, "Unrated (2003)", "Drama")
            .rating("ann", 1, 5, 1)
            .rating("ann", 2, 3, 1)
            .rating("bob", 1, 4, 1)
            .rating("bob", 2, 2, 1)
            .rating("cid", 2, 1, 1)
            .clean(Set.of());
  }

  @Test
  void starsAreLearntAsTheyDifferFromTheBiases() {
    StarBiases biases = recording().train(data, Withheld.NOTHING, EXPLICIT).biases();
    assertThat(biases).isNotNull();
    assertThat(biases.globalMean()).isEqualTo(3);
    assertThat(biases.movie(0)).isCloseTo((float) FIRST, within(1e-6f));
    assertThat(biases.movie(1)).isCloseTo((float) SECOND, within(1e-6f));
    assertThat(biases.movie(2)).as("without stars").isZero();
    assertThat(biases.person(history("ann"))).isCloseTo(ANN, within(1e-6));
    assertThat(valuesOf("ann"))
        .containsExactly(
            new float[] {(float) (5 - 3 - FIRST - ANN), (float) (3 - 3 - SECOND - ANN)},
            within(1e-6f));
  }

  @Test
  void whatIsWithheldIsNotLearnt() {
    Factors factors = recording().train(data, new All("bob"), EXPLICIT);
    assertThat(factors.biases()).isNotNull();
    assertThat(factors.biases().globalMean()).isEqualTo(3);
    assertThat(factors.biases().movie(0)).isCloseTo(2f / 6, within(1e-6f));
    assertThat(valuesOf("bob")).isEmpty();
    assertThat(valuesOf("ann")).hasSize(2);
  }

  /** Withholds everything of one person. */
  private record All(String user) implements Withheld {
    @Override
    public int[] of(UserHistory history) {
      boolean all = history.pseudonym().equals(MiniDataset.PSEUDONYMS.of(user));
      return all ? java.util.stream.IntStream.range(0, history.size()).toArray() : new int[0];
    }
  }

  @Test
  void oneProductOfVectorsIsTheScore() {
    Factors factors = new Trainer(mllib(), 3.5).train(data, Withheld.NOTHING, EXPLICIT);
    assertThat(factors.items().dimensions()).isEqualTo(EXPLICIT.dimensions()).isEqualTo(3);
    assertThat(factors.items().vector(0)[2]).isCloseTo((float) FIRST, within(1e-6f));
    assertThat(factors.items().has(2)).as("without stars").isFalse();
    assertThat(factors.users().collectAsMap().values())
        .hasSize(3)
        .allSatisfy(person -> assertThat(person).hasSize(3).endsWith(1f));
  }

  @Test
  void audiencesOfStarsHaveOneInTheLastPlace() {
    Factors factors = new Trainer(mllib(), 3.5).train(data, Withheld.NOTHING, EXPLICIT);
    AudienceRule rule = new AudienceRule(data.catalogue().genres(), 3, 3.5, 2);
    Audience audience = Audiences.of(FactoredUser.join(data.histories(), factors), rule).of(0);
    assertThat(audience).isNotNull();
    assertThat(audience.factors()).hasSize(3).endsWith(1f);
  }

  @Test
  void likesWithoutStarsAreNoStars() {
    JavaRDD<UserHistory> unstarred = data.histories().map(firstIsOnlyLiked());
    CleanData mixed = data.withHistories(unstarred);
    StarBiases biases = recording().train(mixed, Withheld.NOTHING, EXPLICIT).biases();
    assertThat(biases).isNotNull();
    assertThat(biases.globalMean()).isEqualTo(2);
    assertThat(biases.movie(0)).isZero();
    assertThat(seen).hasSize(3).allMatch(one -> Float.isFinite(one.value()));
    seen.clear();
    var _ = recording().train(mixed, Withheld.NOTHING, new AlsParameters(2, 3, 0.05, 1, 42));
    assertThat(seen).as("liked").hasSize(2).allMatch(one -> one.item() == 0 && one.value() == 1);
  }

  private static Function<UserHistory, UserHistory> firstIsOnlyLiked() {
    return history -> {
      float[] ratings = history.ratings().clone();
      for (int n = 0; n < ratings.length; n++) {
        ratings[n] = history.items()[n] == 0 ? Float.POSITIVE_INFINITY : ratings[n];
      }
      return new UserHistory(
          history.user(), history.pseudonym(), history.items(), ratings, history.times());
    };
  }

  @Test
  void nothingToLearnFromIsSaid() {
    Trainer noOneLikes = new Trainer(mllib(), 6);
    AlsParameters implicit = new AlsParameters(2, 3, 0.05, 1, 42);
    assertThatThrownBy(() -> noOneLikes.train(data, Withheld.NOTHING, implicit))
        .hasMessage(
            "training on Implicit feedback: no rating is left to learn from, expected at least 1");
  }

  private static FactorSolver mllib() {
    return new MllibFactorSolver(SparkForTests.spark(), (_, _, _) -> {});
  }

  private Trainer recording() {
    FactorSolver solver =
        (interactions, items, parameters) -> {
          seen.addAll(interactions.collect());
          return mllib().solve(interactions, items, parameters);
        };
    return new Trainer(solver, 3.5);
  }

  private UserHistory history(String user) {
    return data.histories().collect().stream()
        .filter(history -> history.pseudonym().equals(MiniDataset.PSEUDONYMS.of(user)))
        .findFirst()
        .orElseThrow();
  }

  private float[] valuesOf(String user) {
    int number = history(user).user();
    Map<Integer, Float> values =
        seen.stream()
            .filter(one -> one.user() == number)
            .sorted(Comparator.comparingInt(Interaction::item))
            .collect(Collectors.toMap(Interaction::item, Interaction::value));
    float[] inOrder = new float[values.size()];
    for (int item = 0; item < inOrder.length; item++) {
      inOrder[item] = values.get(item);
    }
    return inOrder;
  }
}
