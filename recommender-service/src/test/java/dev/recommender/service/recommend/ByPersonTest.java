package dev.recommender.service.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.service.catalogue.Filter;
import dev.recommender.service.model.AlsParameters;
import dev.recommender.service.model.InMemoryModelSource;
import dev.recommender.service.model.Model;
import dev.recommender.service.model.PublishedItem;
import dev.recommender.service.people.KnownMovie;
import dev.recommender.service.people.Person;
import dev.recommender.service.people.Profile;
import dev.recommender.service.recommend.Notice.Reason;
import dev.recommender.service.recommend.PlainScores.Scored;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByPersonTest {
  private final SmallWorld world = new SmallWorld();

  @Test
  void foldsInEverythingKnownAndLeavesItOut() {
    List<KnownMovie> movies =
        List.of(
            new KnownMovie(1, 5.0, null, null),
            new KnownMovie(2, null, true, null),
            new KnownMovie(3, 1.0, null, null),
            new KnownMovie(4, null, false, null));
    Recommendation answer = answer(new Person.Known(movies, Optional.empty()), Wish.of(20));
    List<PublishedItem> liked = List.of(world.items.get(0), world.items.get(1));
    double[] vector = PlainFoldIn.implicit(world.items, liked, InMemoryModelSource.ALS);
    List<Scored> expected = PlainScores.best(world.items, vector, 20, id -> id > 4);
    assertThat(answer.method()).isEqualTo(Method.FOLD_IN);
    assertThat(answer.items())
        .extracting(item -> item.movie().id())
        .isEqualTo(expected.stream().map(Scored::movieId).toList());
    for (int at = 0; at < expected.size(); at++) {
      assertThat((double) answer.items().get(at).score())
          .isCloseTo(expected.get(at).score(), within(1e-5));
    }
  }

  @Test
  void ordersAsTheTrainedFactorsDo() {
    for (int user = 1; user <= SmallWorld.PEOPLE; user++) {
      Profile person = world.profiles.profile(world.pseudonym(user)).orElseThrow();
      Recommendation trained =
          answer(new Person.Known(person.movies(), Optional.of(person)), Wish.of(50));
      Recommendation folded =
          answer(new Person.Known(person.movies(), Optional.empty()), Wish.of(50));
      assertThat(trained.method()).isEqualTo(Method.TRAINED_FACTORS);
      assertThat(folded.method()).isEqualTo(Method.FOLD_IN);
      assertThat(ids(folded)).isEqualTo(ids(trained));
    }
  }

  @Test
  void predictsStarsFromTrainedFactors() {
    AlsParameters als = new AlsParameters(AlsParameters.Feedback.EXPLICIT, 0.05, 1, 3.5, 3.4);
    Model stars = InMemoryModelSource.starModel(SmallWorld.RANK - 1, world.items, als);
    float[] factors = new float[SmallWorld.RANK];
    factors[0] = 0.5f;
    factors[SmallWorld.RANK - 1] = 1;
    Profile person = new Profile(world.pseudonym(7), factors, 0.25, List.of());
    Recommendation answer =
        ByPerson.answer(stars, new Person.Known(List.of(), Optional.of(person)), Wish.of(300));
    assertThat(answer.items()).hasSize(300);
    for (var item : answer.items().subList(0, 299)) {
      float[] y = PlainScores.factors(world.item(item.movie()));
      assertThat((double) item.score())
          .isCloseTo(3.4 + 0.25 + 0.5 * y[0] + y[SmallWorld.RANK - 1], within(1e-5));
    }
    assertThat(answer.items().getLast().movie().id()).isEqualTo(40);
    assertThat(answer.items().getLast().score()).isEqualTo(3.65f);
    assertThat(answer.notice()).startsWith("the last 1 of these movies could not be scored");
  }

  @ParameterizedTest
  @CsvSource({
    "CONSENT_MISSING, the person has not consented; these movies are popular",
    "CONSENT_WITHDRAWN, the person has withdrawn their consent; these movies are popular",
    "OBJECTED, the person has objected; these movies are popular",
  })
  void usesNothingThatIsWithheld(Person.Reason reason, String notice) {
    Recommendation answer = answer(new Person.Withheld(reason), Wish.of(3));
    assertThat(answer.method()).isEqualTo(Method.POPULAR);
    assertThat(answer.notice()).isEqualTo(notice);
    assertThat(answer.notices()).extracting(Notice::reason).containsExactly(Reason.WITHHELD);
    assertThat(ids(answer)).containsExactly(1, 2, 3);
  }

  @Test
  void filtersWhatIsPopularAndSaysThatNoveltyHasNoEffect() {
    Wish wish = new Wish(3, new Filter(Set.of("Drama"), 1930, null, Set.of(30), 0), 0.5, false);
    Recommendation answer = answer(new Person.Unknown(), wish);
    assertThat(ids(answer)).containsExactly(32, 34, 36);
    assertThat(answer.notices())
        .extracting(Notice::reason)
        .containsExactly(Reason.UNKNOWN_PERSON, Reason.NO_NOVELTY);
    assertThat(answer.items().getFirst().match()).isCloseTo(969.0 / 970, within(1e-9));
  }

  @Test
  void learnsFromStarsOnlyWhatHasStars() {
    AlsParameters als = new AlsParameters(AlsParameters.Feedback.EXPLICIT, 0.05, 1, 3.5, 3.4);
    Model stars = InMemoryModelSource.starModel(SmallWorld.RANK - 1, world.items, als);
    ListRequest.Item liked = new ListRequest.Item(new ListRequest.Named.Id(1), null, null);
    ListAnswer answer = ByList.answer(stars, new ListRequest(List.of(liked), Wish.of(3)));
    assertThat(answer.recommendation().method()).isEqualTo(Method.POPULAR);
    assertThat(answer.recommendation().notice()).contains("has stars");
    assertThat(ids(answer.recommendation())).containsExactly(2, 3, 4);
  }

  @Test
  void takesTheLastWordOnAMovieNamedTwice() {
    ListRequest.Named one = new ListRequest.Named.Id(1);
    List<ListRequest.Item> items =
        Stream.of(true, false).map(liked -> new ListRequest.Item(one, null, liked)).toList();
    ListAnswer answer = ByList.answer(world.model, new ListRequest(items, Wish.of(3)));
    assertThat(answer.recommendation().method()).isEqualTo(Method.POPULAR);
  }

  private Recommendation answer(Person person, Wish wish) {
    return ByPerson.answer(world.model, person, wish);
  }

  private static List<Integer> ids(Recommendation answer) {
    return answer.items().stream().map(item -> item.movie().id()).toList();
  }
}
