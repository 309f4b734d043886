package dev.recommender.service.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.service.model.AlsParameters;
import dev.recommender.service.model.InMemoryModelSource;
import dev.recommender.service.model.Model;
import dev.recommender.service.model.PublishedItem;
import dev.recommender.service.people.KnownMovie;
import dev.recommender.service.people.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldInTest {
  private static final AlsParameters STARS =
      new AlsParameters(AlsParameters.Feedback.EXPLICIT, 0.05, 1, 3.5, 3.5);
  private static final int STAR_RANK = SmallWorld.RANK - 1;

  private final SmallWorld world = new SmallWorld();
  private final Random random = new Random(3);

  @Test
  void solvesTheEquationsOfImplicitFeedback() {
    for (int count : new int[] {1, 7, 100}) {
      List<PublishedItem> liked = drawn(count);
      double[] expected = PlainFoldIn.implicit(world.items, liked, InMemoryModelSource.ALS);
      List<KnownMovie> known = new ArrayList<>();
      liked.forEach(item -> known.add(new KnownMovie(item.movie().id(), null, true, null)));
      known.add(new KnownMovie(301, 5.0, null, null));
      known.add(new KnownMovie(40, 5.0, null, null));
      known.add(new KnownMovie(299, 3.0, null, null));
      known.add(new KnownMovie(298, null, false, null));
      Folded folded = new FoldIn(world.model).of(known).orElseThrow();
      assertThat(folded.size()).isEqualTo(count);
      assertClose(folded.vector(), expected, 0);
    }
  }

  @Test
  void findsTheTrainedFactorsAgain() {
    for (int user = 1; user <= SmallWorld.PEOPLE; user++) {
      Profile person = world.profiles.profile(world.pseudonym(user)).orElseThrow();
      float[] folded = new FoldIn(world.model).of(person.movies()).orElseThrow().vector();
      assertClose(folded, PlainScores.doubles(person.factors()), 0);
    }
  }

  @Test
  void solvesTheEquationsOfStars() {
    Model model = InMemoryModelSource.starModel(STAR_RANK, world.items, STARS);
    for (int count : new int[] {1, 7, 100}) {
      Map<PublishedItem, Double> stars = new HashMap<>();
      drawn(count).forEach(item -> stars.put(item, 0.5 + random.nextInt(10) / 2.0));
      double[] expected = PlainFoldIn.explicit(stars, STARS);
      List<KnownMovie> known = new ArrayList<>();
      stars.forEach((item, given) -> known.add(rated(item, given)));
      known.add(new KnownMovie(299, null, true, null));
      Folded folded = new FoldIn(model).of(known).orElseThrow();
      assertThat(folded.base()).isCloseTo(STARS.globalMean() + expected[0], within(1e-9));
      assertClose(folded.vector(), expected, 1);
      assertThat(folded.vector()[STAR_RANK]).isEqualTo(1);
    }
  }

  @Test
  void findsNothingToFoldInWhereNothingCounts() {
    assertThat(fold(world.model, new KnownMovie(1, 3.0, null, null))).isEmpty();
    assertThat(fold(world.model, new KnownMovie(1, null, false, null))).isEmpty();
    assertThat(fold(world.model, new KnownMovie(40, 5.0, null, null))).isEmpty();
    Model stars = InMemoryModelSource.starModel(STAR_RANK, world.items, STARS);
    assertThat(fold(stars, new KnownMovie(1, null, true, null))).isEmpty();
    assertThat(fold(stars, new KnownMovie(1, 0.5, null, null))).isPresent();
  }

  private static Optional<Folded> fold(Model model, KnownMovie known) {
    return new FoldIn(model).of(List.of(known));
  }

  private static KnownMovie rated(PublishedItem item, double stars) {
    return new KnownMovie(item.movie().id(), stars, null, null);
  }

  private List<PublishedItem> drawn(int count) {
    return random
        .ints(1, 290)
        .distinct()
        .filter(id -> id != 40)
        .limit(count)
        .mapToObj(id -> world.items.get(id - 1))
        .toList();
  }

  private static void assertClose(float[] found, double[] expected, int from) {
    for (int i = from; i < expected.length; i++) {
      assertThat((double) found[i - from]).isCloseTo(expected[i], within(1e-5));
    }
  }
}
