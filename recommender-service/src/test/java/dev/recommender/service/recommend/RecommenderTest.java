package dev.recommender.service.recommend;

import static dev.recommender.service.recommend.PlainScores.doubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.service.admission.OverloadedException;
import dev.recommender.service.admission.ScoringPool;
import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.people.Profile;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.recommend.ListRequest.Item;
import dev.recommender.service.recommend.ListRequest.Named;
import dev.recommender.service.recommend.PlainScores.Scored;
import dev.recommender.service.recommend.TitleAnswer.Ambiguous;
import dev.recommender.service.recommend.TitleAnswer.TooFewPeople;
import dev.recommender.service.recommend.TitleAnswer.Understood;
import dev.recommender.service.recommend.TitleAnswer.Unknown;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecommenderTest {
  private final SmallWorld world = new SmallWorld();
  private final ScoringPool pool = new ScoringPool(2, 16, Duration.ofSeconds(5));
  private final Recommender recommender =
      new Recommender(world.people, world.coLikes, pool, SmallWorld.FLOOR);

  @AfterEach
  void stop() {
    pool.close();
  }

  @Test
  void scoresWithTheAudienceOfTheMovie() {
    Recommendation answer = understood("Movie number 10", Mode.AUDIENCE, 25).recommendation();
    double[] audience = doubles(PlainScores.audience(world.items.get(9)));
    assertThat(answer.method()).isEqualTo(Method.AUDIENCE);
    assertScores(answer, PlainScores.best(world.items, audience, 25, id -> id != 10));
  }

  @Test
  void scoresWithTheAudienceOfItsGenresAndSaysSo() {
    Recommendation answer = understood("Movie number 20", Mode.AUDIENCE, 10).recommendation();
    double[] audience = doubles(PlainScores.audience(world.items.get(19)));
    assertThat(answer.method()).isEqualTo(Method.GENRE_AUDIENCE);
    assertThat(answer.notice()).contains("too few people");
    assertScores(answer, PlainScores.best(world.items, audience, 10, id -> id != 20));
  }

  @Test
  void saysWhenWhatIsSimilarStandsIn() {
    Recommendation answer = understood("Movie number 22", Mode.AUDIENCE, 10).recommendation();
    assertThat(answer.method()).isEqualTo(Method.SIMILAR);
    assertThat(answer.notice())
        .isEqualTo("too few people liked Movie number 22; what is similar to it stands in");
  }

  @Test
  void answersWithWhatIsPopularInItsGenresWhenThereIsNoAudience() {
    Recommendation answer = understood("Movie number 30", Mode.AUDIENCE, 4).recommendation();
    assertThat(answer.method()).isEqualTo(Method.POPULAR);
    assertThat(answer.items()).extracting(item -> item.movie().id()).containsExactly(2, 4, 6, 8);
  }

  @Test
  void keepsTheFloorInForceNowThoughTheModelWasPublishedWithALowerOne() {
    Recommender strict = new Recommender(world.people, world.coLikes, pool, 26);
    TitleAnswer answer = strict.byTitle(world.model, request("Movie number 10", Mode.AUDIENCE, 3));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Understood.class,
            understood ->
                assertThat(understood.recommendation().method()).isEqualTo(Method.POPULAR));
  }

  @Test
  void mergesTheScoresOfTheBestFittingPeople() {
    Recommendation answer = understood("Movie number 10", Mode.USERS, 25).recommendation();
    assertThat(answer.method()).isEqualTo(Method.USERS);
    assertScores(answer, meanOfBestFitting(20, Set.of(), 25));
  }

  @Test
  void mergesAsManyPeopleAsTheFloorAsksFor() {
    Recommender strict = new Recommender(world.people, world.coLikes, pool, 30);
    TitleAnswer answer = strict.byTitle(world.model, request("Movie number 10", Mode.USERS, 25));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Understood.class,
            understood ->
                assertScores(understood.recommendation(), meanOfBestFitting(30, Set.of(), 25)));
  }

  @Test
  void saysNothingOfAMatchOfMergedPeople() {
    assertThat(understood("Movie number 10", Mode.USERS, 25).recommendation().items())
        .allSatisfy(item -> assertThat(item.match()).isNull());
    assertThat(understood("Movie number 10", Mode.AUDIENCE, 25).recommendation().items())
        .allSatisfy(item -> assertThat(item.match()).isNotNull());
  }

  @Test
  void agreesWithTheAudienceWhenEverybodyIsMergedAlike() {
    Recommendation users = understood("Movie number 11", Mode.USERS, 50).recommendation();
    Recommendation audience = understood("Movie number 11", Mode.AUDIENCE, 50).recommendation();
    assertThat(users.method()).isEqualTo(Method.USERS);
    assertThat(audience.method()).isEqualTo(Method.AUDIENCE);
    assertThat(users.items())
        .extracting(item -> item.movie().id())
        .isEqualTo(audience.items().stream().map(item -> item.movie().id()).toList());
  }

  @Test
  void leavesOutPeopleWhoAskedToBeForgotten() {
    Pseudonym best = bestFitting(1, Set.of()).getFirst().pseudonym();
    world.erase(best);
    Recommendation answer = understood("Movie number 10", Mode.USERS, 25).recommendation();
    assertScores(answer, meanOfBestFitting(20, Set.of(best), 25));
  }

  @Test
  void refusesToAnswerFromTooFewPeople() {
    assertThat(recommender.byTitle(world.model, request("Movie number 3", Mode.USERS, 5)))
        .isInstanceOf(TooFewPeople.class);
    assertThat(recommender.byTitle(world.model, request("Movie number 40", Mode.USERS, 5)))
        .isInstanceOf(TooFewPeople.class);
    for (int user = 1; user <= SmallWorld.PEOPLE - SmallWorld.FLOOR + 1; user++) {
      world.erase(world.pseudonym(user));
    }
    assertThat(recommender.byTitle(world.model, request("Movie number 10", Mode.USERS, 5)))
        .isInstanceOf(TooFewPeople.class);
  }

  @Test
  void goesOnByTitleWhileTheStoreOfPeopleIsAway() {
    world.profiles.isAway(true);
    understood("Movie number 10", Mode.AUDIENCE, 5);
    assertThatThrownBy(() -> understood("Movie number 10", Mode.USERS, 5))
        .isInstanceOf(PeopleUnavailableException.class);
  }

  @Test
  void neitherGuessesNorInventsATitle() {
    assertThat(recommender.byTitle(world.model, request("Movie fifty", Mode.AUDIENCE, 5)))
        .isInstanceOfSatisfying(
            Ambiguous.class, several -> assertThat(several.candidates()).hasSize(2));
    assertThat(recommender.byTitle(world.model, request("Something else", Mode.AUDIENCE, 5)))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void recommendsToAPersonWhatTheyDoNotKnowYet() {
    Profile person = world.profiles.profile(world.pseudonym(7)).orElseThrow();
    Recommendation answer = recommender.forPerson(world.model, world.pseudonym(7), Wish.of(30));
    assertThat(answer.method()).isEqualTo(Method.TRAINED_FACTORS);
    assertScores(
        answer,
        PlainScores.best(
            world.items, doubles(person.factors()), 30, id -> !person.knownMovies().contains(id)));
  }

  @Test
  void recommendsWhatIsPopularToThoseItKnowsNothingOf() {
    Recommendation unknown =
        recommender.forPerson(world.model, new Pseudonym("nobody"), Wish.of(3));
    assertThat(unknown.method()).isEqualTo(Method.POPULAR);
    assertThat(unknown.notice()).contains("nobody of that id");
    assertThat(unknown.items()).extracting(item -> item.movie().id()).containsExactly(1, 2, 3);
    Recommendation withoutFactors =
        recommender.forPerson(world.model, world.pseudonym(99), Wish.of(3));
    assertThat(withoutFactors.items())
        .extracting(item -> item.movie().id())
        .containsExactly(4, 5, 6);
  }

  @Test
  void endsWorkOnAListThatNobodyWaitsForAnyMore() {
    ListRequest list = new ListRequest(List.of(new Item(new Named.Id(1), null, true)), Wish.of(3));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> ByList.answer(world.model, list))
        .isInstanceOf(OverloadedException.class);
    assertThat(ByList.answer(world.model, list).recommendation().items()).hasSize(3);
  }

  @Test
  void treatsAForgottenPersonAsUnknown() {
    world.erase(world.pseudonym(7));
    Recommendation answer = recommender.forPerson(world.model, world.pseudonym(7), Wish.of(3));
    assertThat(answer.method()).isEqualTo(Method.POPULAR);
    assertThat(answer.items()).extracting(item -> item.movie().id()).containsExactly(1, 2, 3);
  }

  private Understood understood(String title, Mode mode, int k) {
    return switch (recommender.byTitle(world.model, request(title, mode, k))) {
      case Understood understood -> understood;
      case TitleAnswer other -> throw new AssertionError(other.toString());
    };
  }

  private static TitleRequest request(String title, Mode mode, int k) {
    return new TitleRequest(title, null, mode, Wish.of(k));
  }

  /** The requested method to the letter: every person's scores first, then their mean. */
  private List<Scored> meanOfBestFitting(int people, Set<Pseudonym> without, int k) {
    double[] sum = new double[SmallWorld.RANK];
    List<Profile> best = bestFitting(people, without);
    for (Profile person : best) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += person.factors()[i] / best.size();
      }
    }
    return PlainScores.best(world.items, sum, k, id -> id != 10);
  }

  private List<Profile> bestFitting(int people, Set<Pseudonym> without) {
    float[] movie = PlainScores.factors(world.items.get(9));
    return world.profiles.all().stream()
        .filter(person -> person.hasFactors() && !without.contains(person.pseudonym()))
        .sorted(
            Comparator.comparingDouble(
                person -> -PlainScores.dot(doubles(person.factors()), movie)))
        .limit(people)
        .toList();
  }

  private static void assertScores(Recommendation answer, List<Scored> expected) {
    assertThat(answer.items())
        .extracting(item -> item.movie().id())
        .isEqualTo(expected.stream().map(Scored::movieId).toList());
    for (int at = 0; at < expected.size(); at++) {
      assertThat((double) answer.items().get(at).score())
          .isCloseTo(expected.get(at).score(), within(1e-4));
    }
  }
}
