package dev.recommender.service.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.service.model.AlsParameters;
import dev.recommender.service.model.InMemoryModelSource;
import dev.recommender.service.model.Model;
import dev.recommender.service.model.PublishedItem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BySimilarityTest {
  private static final double RIDGE = 1e-3;

  private final SmallWorld world = new SmallWorld();

  @Test
  void ranksByTheCosineInTheWhitenedSpace() {
    assertCosines(world.model, SmallWorld.RANK);
  }

  @Test
  void leavesTheBiasOutOfAModelOfStars() {
    AlsParameters als = new AlsParameters(AlsParameters.Feedback.EXPLICIT, 0.05, 1, 3.5, 3.5);
    int rank = SmallWorld.RANK - 1;
    assertCosines(InMemoryModelSource.starModel(rank, world.items, als), rank);
  }

  @Test
  void answersWithWhatIsPopularInItsGenresForAMovieWithoutFactors() {
    Recommendation answer = answer(world.model, 40, Wish.of(4));
    assertThat(answer.method()).isEqualTo(Method.POPULAR);
    assertThat(answer.notice()).contains("too little is known of Movie number 40");
    assertThat(answer.items()).extracting(item -> item.movie().id()).containsExactly(2, 4, 6, 8);
  }

  @Test
  void saysNothingOfAMatch() {
    assertThat(answer(world.model, 5, Wish.of(4)).items())
        .allSatisfy(item -> assertThat(item.match()).isNull());
  }

  private void assertCosines(Model model, int rank) {
    double[] cosines = cosines(rank, 5);
    List<Integer> expected =
        world.items.stream()
            .filter(item -> item.factors() != null && item.movie().id() != 5)
            .map(item -> item.movie().id())
            .sorted(Comparator.comparingDouble(id -> -cosines[id]))
            .limit(30)
            .toList();
    Recommendation answer = answer(model, 5, Wish.of(30));
    assertThat(answer.method()).isEqualTo(Method.SIMILAR);
    assertThat(answer.items()).extracting(item -> item.movie().id()).isEqualTo(expected);
    answer
        .items()
        .forEach(item ->
            assertThat((double) item.score()).isCloseTo(cosines[item.movie().id()], within(1e-5)));
  }

  private static Recommendation answer(Model model, int id, Wish wish) {
    return BySimilarity.answer(model, model.catalogue().movie(id).orElseThrow(), wish);
  }

  /** By id, each by a system of equations of its own. */
  private double[] cosines(int rank, int of) {
    List<PublishedItem> scored =
        world.items.stream().filter(item -> item.factors() != null).toList();
    double[][] covariance = new double[rank][rank];
    for (PublishedItem item : scored) {
      float[] y = PlainScores.factors(item);
      for (int i = 0; i < rank; i++) {
        for (int j = 0; j < rank; j++) {
          covariance[i][j] += (double) y[i] * y[j] / scored.size();
        }
      }
    }
    double diagonal = IntStream.range(0, rank).mapToDouble(i -> covariance[i][i]).sum();
    for (int i = 0; i < rank; i++) {
      covariance[i][i] += RIDGE * diagonal / rank;
    }
    double[] cosines = new double[world.items.size() + 1];
    for (PublishedItem item : scored) {
      cosines[item.movie().id()] =
          product(covariance, world.items.get(of - 1), item)
              / Math.sqrt(
                  product(covariance, world.items.get(of - 1), world.items.get(of - 1))
                      * product(covariance, item, item));
    }
    return cosines;
  }

  private static double product(double[][] covariance, PublishedItem a, PublishedItem b) {
    int rank = covariance.length;
    double[][] left = new double[rank][];
    double[] right = new double[rank];
    for (int i = 0; i < rank; i++) {
      left[i] = covariance[i].clone();
      right[i] = PlainScores.factors(b)[i];
    }
    return PlainScores.dot(PlainFoldIn.solved(left, right), PlainScores.factors(a));
  }
}
