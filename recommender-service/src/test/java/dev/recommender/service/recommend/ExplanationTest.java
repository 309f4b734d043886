package dev.recommender.service.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.service.admission.ScoringPool;
import dev.recommender.service.catalogue.Filter;
import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.model.AlsParameters;
import dev.recommender.service.model.InMemoryModelSource;
import dev.recommender.service.model.Model;
import dev.recommender.service.model.PublishedItem;
import dev.recommender.service.people.CoLikes;
import dev.recommender.service.people.KnownMovie;
import dev.recommender.service.people.PeopleBusyException;
import dev.recommender.service.people.Person;
import dev.recommender.service.people.Profile;
import dev.recommender.service.recommend.Explanation.Audience;
import dev.recommender.service.recommend.Explanation.Contribution;
import dev.recommender.service.recommend.Explanation.Contributions;
import dev.recommender.service.recommend.Recommendation.Recommended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final Wish EXPLAINED = new Wish(40, Filter.NONE, 0, true);

  private final SmallWorld world = new SmallWorld();

  @Test
  void addsUpToTheScoreOfATrainedPerson() {
    Profile person = world.profiles.profile(world.pseudonym(3)).orElseThrow();
    Person known = new Person.Known(person.movies(), Optional.of(person));
    Recommendation answer = ByPerson.answer(world.model, known, EXPLAINED);
    assertThat(answer.method()).isEqualTo(Method.TRAINED_FACTORS);
    answer.items().forEach(item -> assertAddsUp(item, false));
  }

  @Test
  void addsUpToTheScoreOfSomebodyFoldedIn() {
    List<KnownMovie> movies = rated(60, 290);
    Recommendation answer =
        ByPerson.answer(world.model, new Person.Known(movies, Optional.empty()), EXPLAINED);
    assertThat(answer.method()).isEqualTo(Method.FOLD_IN);
    answer
        .items()
        .forEach(item -> {
          assertAddsUp(item, false);
          assertThat(contributions(item).movies()).hasSize(5);
        });
  }

  @Test
  void namesTheMovieThatAddsMost() {
    List<KnownMovie> movies = rated(60, 290);
    Person person = new Person.Known(movies, Optional.empty());
    for (Recommended item : ByPerson.answer(world.model, person, EXPLAINED).items()) {
      Contribution most =
          contributions(item).movies().stream()
              .max(Comparator.comparingDouble(Contribution::value))
              .orElseThrow();
      assertThat(item.reason()).isEqualTo("because you liked " + most.movie().title());
    }
  }

  @Test
  void addsUpToTheStarsPredicted() {
    AlsParameters als = new AlsParameters(AlsParameters.Feedback.EXPLICIT, 0.05, 1, 3.5, 3.4);
    Model stars = InMemoryModelSource.starModel(SmallWorld.RANK - 1, world.items, als);
    List<KnownMovie> movies = rated(60, 290);
    Map<PublishedItem, Double> given = new HashMap<>();
    movies.forEach(known -> given.put(world.items.get(known.movieId() - 1), known.rating()));
    double[] solution = PlainFoldIn.explicit(given, als);
    Person person = new Person.Known(movies, Optional.empty());
    for (Recommended item : ByPerson.answer(stars, person, EXPLAINED).items()) {
      float[] y = PlainScores.factors(world.item(item.movie()));
      double expected = als.globalMean() + solution[0] + y[y.length - 1];
      assertThat(contributions(item).base()).isCloseTo(expected, within(1e-6));
      for (int i = 0; i < y.length - 1; i++) {
        expected += solution[i + 1] * y[i];
      }
      assertThat((double) item.score()).isCloseTo(expected, within(1e-4));
      assertAddsUp(item, true);
    }
  }

  @Test
  void tellsATitleInTheWordsOfItsAudience() {
    Recommendation answer = byTitle("Movie number 11", SmallWorld.FLOOR);
    Recommended ten =
        answer.items().stream().filter(item -> item.movie().id() == 10).findFirst().orElseThrow();
    double ofEverybody = 990.0 / (SmallWorld.PEOPLE + 1);
    assertThat(ten.explanation())
        .isEqualTo(new Audience(15, 1, Math.round(10 / ofEverybody) / 10.0));
    assertThat(answer.items())
        .filteredOn(item -> item.movie().id() != 10)
        .hasSize(299 - 1)
        .allSatisfy(item -> assertThat(item.explanation()).isNull());
  }

  @Test
  void countsPeopleSoCoarselyThatOneMoreOrLessDoesNotShow() {
    for (int erased = 40; erased > 35; erased--) {
      world.profiles.remove(world.pseudonym(erased));
      int people = erased - 1;
      double share = Math.round(100.0 * SmallWorld.PEOPLE_OF_ELEVEN / people) / 100.0;
      double lift = Math.round(10 * share / (989.0 / erased)) / 10.0;
      assertThat(explanation("Movie number 10", SmallWorld.FLOOR, 11))
          .isEqualTo(new Audience(35, share, lift));
    }
  }

  @Test
  void neverCountsFewerPeopleThanTheFloor() {
    world.profiles.remove(world.pseudonym(1));
    assertThat(explanation("Movie number 11", 13, 10))
        .isInstanceOfSatisfying(
            Audience.class, audience -> assertThat(audience.people()).isEqualTo(13));
  }

  @Test
  void tellsNothingOfAnAudienceBelowTheFloor() {
    assertThat(byTitle("Movie number 11", SmallWorld.PEOPLE_OF_ELEVEN + 1).items())
        .allSatisfy(item -> assertThat(item.explanation()).isNull());
    assertThat(byTitle("Movie number 10", SmallWorld.PEOPLE_OF_ELEVEN).items())
        .filteredOn(item -> item.explanation() != null)
        .extracting(item -> item.movie().id())
        .containsExactly(11);
    assertThat(byTitle("Movie number 10", SmallWorld.PEOPLE_OF_ELEVEN + 1).items())
        .allSatisfy(item -> assertThat(item.explanation()).isNull());
  }

  @Test
  void recommendsWithoutExplanationWhileTheStoreIsAway() {
    world.profiles.isAway(true);
    Recommendation answer = byTitle("Movie number 11", SmallWorld.FLOOR);
    assertThat(answer.notice()).contains("explanations are missing");
    assertThat(answer.items())
        .hasSize(299)
        .allSatisfy(item -> assertThat(item.explanation()).isNull());
  }

  @Test
  void recommendsWithoutExplanationWhileTheStoreHasNoRoom() {
    CoLikes busy =
        (_, _) -> {
          throw new PeopleBusyException("too many");
        };
    Movie movie = world.model.catalogue().movie(11).orElseThrow();
    Recommendation plain = BySimilarity.answer(world.model, movie, EXPLAINED);
    assertThat(new AudienceWords(busy, 1).explained(movie, plain).notice())
        .contains("explanations are missing");
  }

  private @Nullable Explanation explanation(String title, int floor, int movieId) {
    return byTitle(title, floor).items().stream()
        .filter(item -> item.movie().id() == movieId)
        .findFirst()
        .orElseThrow()
        .explanation();
  }

  private Recommendation byTitle(String title, int floor) {
    Wish everything = new Wish(300, Filter.NONE, 0, true);
    TitleRequest request = new TitleRequest(title, null, Mode.SIMILAR, everything);
    try (ScoringPool pool = new ScoringPool(1, 1, Duration.ofSeconds(5))) {
      Recommender recommender = new Recommender(world.people, world.coLikes, pool, floor);
      return switch (recommender.byTitle(world.model, request)) {
        case TitleAnswer.Understood(Movie _, var _, var recommendation) -> recommendation;
        case TitleAnswer other -> throw new AssertionError(other.toString());
      };
    }
  }

  private static Contributions contributions(Recommended item) {
    return (Contributions) item.explanation();
  }

  private static void assertAddsUp(Recommended item, boolean withBase) {
    Contributions contributions = contributions(item);
    double sum = contributions.movies().stream().mapToDouble(Contribution::value).sum();
    double base = withBase ? contributions.base() : 0;
    assertThat(contributions.base() == null).isEqualTo(!withBase);
    assertThat(sum + contributions.rest() + base).isCloseTo(item.score(), within(1e-4));
  }

  /** Every second movie, with one to five stars in turn. */
  private static List<KnownMovie> rated(int from, int to) {
    List<KnownMovie> movies = new ArrayList<>();
    for (int id = from; id <= to; id += 2) {
      movies.add(new KnownMovie(id, 1.0 + id % 5, null, null));
    }
    return movies;
  }
}
