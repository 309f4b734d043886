package dev.recommender.service.recommend;

import dev.recommender.service.admission.ScoringPool;
import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.catalogue.Resolution;
import dev.recommender.service.model.Model;
import dev.recommender.service.people.CoLikes;
import dev.recommender.service.people.People;
import dev.recommender.service.people.Person;
import dev.recommender.service.people.Pseudonym;
import java.util.List;
import java.util.Optional;

/**
 * Answers requests from one model, each way in a class of its own; everything that grows with the
 * catalogue runs on the pool, whatever waits for the store of people does not.
 */
public final class Recommender {
  private final People people;
  private final ScoringPool pool;
  private final ByAudience byAudience;
  private final ByPeople byPeople;
  private final AudienceWords words;
  private final int minimumAudience;

  public Recommender(People people, CoLikes coLikes, ScoringPool pool, int minimumAudience) {
    this.people = people;
    this.pool = pool;
    this.byAudience = new ByAudience(minimumAudience);
    this.byPeople = new ByPeople(people, minimumAudience);
    this.words = new AudienceWords(coLikes, minimumAudience);
    this.minimumAudience = minimumAudience;
  }

  /** Recommends to those who name a movie they like. */
  public TitleAnswer byTitle(Model model, TitleRequest request) {
    Resolution resolution =
        pool.run(() -> model.catalogue().titles().resolve(request.title(), request.year()));
    return switch (resolution) {
      case Resolution.Ambiguous(var candidates) -> new TitleAnswer.Ambiguous(candidates);
      case Resolution.Unmatched(var suggestions) -> new TitleAnswer.Unknown(suggestions);
      case Resolution.Resolved(var movie, var tier) ->
          recommended(model, movie, request)
              .<TitleAnswer>map(
                  recommendation -> new TitleAnswer.Understood(movie, tier, recommendation))
              .orElseGet(() -> new TitleAnswer.TooFewPeople(movie, minimumAudience));
    };
  }

  /** The movies that somebody who is still typing may mean, best first. */
  public List<Movie> search(Model model, String typed, int limit) {
    return pool.run(() -> model.catalogue().search().find(typed, limit));
  }

  /** Recommends what is similar to a movie of the model. */
  public Recommendation similarTo(Model model, Movie movie, Wish wish) {
    return explained(movie, wish, pool.run(() -> BySimilarity.answer(model, movie, wish)));
  }

  /** Recommends to a person what fits everything known of them. */
  public Recommendation forPerson(Model model, Pseudonym pseudonym, Wish wish) {
    Person person = people.person(pseudonym);
    return pool.run(() -> ByPerson.answer(model, person, wish));
  }

  /** Recommends to somebody who knows just the movies of a list. */
  public ListAnswer forList(Model model, ListRequest request) {
    return pool.run(() -> ByList.answer(model, request));
  }

  /** Empty when the people who liked the movie are asked for and too few. */
  private Optional<Recommendation> recommended(Model model, Movie movie, TitleRequest request) {
    Wish wish = request.wish();
    return switch (request.mode()) {
      case AUDIENCE ->
          Optional.of(
              explained(movie, wish, pool.run(() -> byAudience.answer(model, movie, wish))));
      case SIMILAR -> Optional.of(similarTo(model, movie, wish));
      case USERS ->
          byPeople
              .taste(model, movie)
              .map(taste -> pool.run(() -> byPeople.answer(model, movie, taste, wish)))
              .map(recommendation -> explained(movie, wish, recommendation));
    };
  }

  private Recommendation explained(Movie movie, Wish wish, Recommendation recommendation) {
    return wish.explain() ? words.explained(movie, recommendation) : recommendation;
  }
}
