package dev.recommender.service.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.service.catalogue.Movies;
import dev.recommender.service.model.InMemoryModelSource;
import dev.recommender.service.model.Items;
import dev.recommender.service.model.PublishedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactorScanTest {
  @Test
  void keepsTheOrderOfPositionsAmongEqualScores() {
    Factors factors = factors(1f, 3f, 3f, 2f, 3f);
    assertThat(positions(best(factors, 4, p -> true))).containsExactly(1, 2, 4, 3);
    assertThat(positions(best(factors, 2, p -> true))).containsExactly(1, 2);
  }

  @Test
  void answersWithFewerThanAskedWhenFewerAreAllowed() {
    Factors factors = factors(1f, 3f, 2f);
    assertThat(positions(best(factors, 10, p -> p != 1))).containsExactly(2, 0);
    assertThat(positions(best(factors, 10, p -> false))).isEmpty();
  }

  @Test
  void refusesAVectorOfAnotherRank() {
    assertThatThrownBy(() ->
            new FactorScan(factors(1f)).best(ScanQuery.of(new float[] {1f, 2f}, 1, p -> true)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void endsWhenItsThreadIsInterrupted() {
    Factors factors = factors(1f, 3f);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> best(factors, 1, p -> true)).isInstanceOf(CancellationException.class);
    assertThat(positions(best(factors, 1, p -> true))).containsExactly(1);
  }

  /** Rank 1: a movie's score is its factor. */
  private static Factors factors(float... values) {
    List<PublishedItem> items = new ArrayList<>();
    for (float value : values) {
      int id = items.size() + 1;
      items.add(Items.withFactors(Movies.movie(id, "Movie " + id, 2000, 1), value));
    }
    return InMemoryModelSource.model(1, items).factors();
  }

  private static Ranking best(Factors factors, int k, IntPredicate allowed) {
    return new FactorScan(factors).best(ScanQuery.of(new float[] {1f}, k, allowed));
  }

  private static int[] positions(Ranking ranking) {
    return IntStream.range(0, ranking.size()).map(ranking::position).toArray();
  }
}
