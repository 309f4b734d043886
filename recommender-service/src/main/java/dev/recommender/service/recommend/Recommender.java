package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.Catalogue;
import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.catalogue.Resolution;
import dev.recommender.service.model.Audiences.Audience;
import dev.recommender.service.model.Model;
import dev.recommender.service.people.People;
import dev.recommender.service.people.Person;
import dev.recommender.service.people.Profile;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.scan.Ranking;
import dev.recommender.service.scan.ScanQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Answers requests from one model; everything that grows with the catalogue runs on the pool. */
public final class Recommender {
  /** Merging more people than this changes the list little and costs time. */
  private static final int MERGED_PEOPLE = 20;

  private final People people;
  private final ScoringPool pool;
  private final int minimumAudience;

  public Recommender(People people, ScoringPool pool, int minimumAudience) {
    this.people = people;
    this.pool = pool;
    this.minimumAudience = minimumAudience;
  }

  /** Recommends to those who name a movie they like. */
  public TitleAnswer byTitle(Model model, TitleRequest request) {
    Resolution resolution =
        pool.run(() -> model.catalogue().titles().resolve(request.title(), request.year()));
    return switch (resolution) {
      case Resolution.Ambiguous(var candidates) -> new TitleAnswer.Ambiguous(candidates);
      case Resolution.Unmatched(var suggestions) -> new TitleAnswer.Unknown(suggestions);
      case Resolution.Resolved resolved when request.mode() == Mode.USERS ->
          fromPeople(model, resolved, request.k());
      case Resolution.Resolved resolved -> fromAudience(model, resolved, request.k());
    };
  }

  /** The movies that somebody who is still typing may mean, best first. */
  public List<Movie> search(Model model, String typed, int limit) {
    return pool.run(() -> model.catalogue().search().find(typed, limit));
  }

  /** Recommends to a person: from the trained factors, or what is popular when there are none. */
  public Recommendation forPerson(Model model, Pseudonym pseudonym, int k) {
    Optional<Profile> person =
        people.person(pseudonym) instanceof Person.Known known ? known.trained() : Optional.empty();
    Set<Integer> known = person.map(Profile::knownMovies).orElse(Set.of());
    IntPredicate unseen = position -> !known.contains(model.catalogue().at(position).id());
    if (person.isEmpty() || !person.get().hasFactors()) {
      String notice =
          person.isEmpty()
              ? "this model knows nobody of that id; these movies are popular"
              : "this model knows nothing that the person liked; these movies are popular";
      return popular(model.catalogue(), k, unseen, notice);
    }
    float[] factors = person.get().factors();
    Ranking ranking = pool.run(() -> model.scan().best(ScanQuery.of(factors, k, unseen)));
    return new Ranked(model.catalogue(), ranking)
        .recommendation(Method.TRAINED_FACTORS, "fits what you rated", null);
  }

  private TitleAnswer fromAudience(Model model, Resolution.Resolved resolved, int k) {
    Movie movie = resolved.movie();
    int position = model.catalogue().positionOf(movie.id());
    Recommendation recommendation =
        model
            .audiences()
            .of(position, minimumAudience)
            .map(audience -> fromAudience(model, audience, movie, k))
            .orElseGet(() -> popularOfItsGenres(model.catalogue(), movie, k));
    return new TitleAnswer.Understood(movie, resolved.tier(), recommendation);
  }

  private Recommendation fromAudience(Model model, Audience audience, Movie movie, int k) {
    Ranking ranking = scored(model, audience.factors(), movie, k);
    Ranked ranked = new Ranked(model.catalogue(), ranking);
    return switch (audience.source()) {
      case AUDIENCE -> ranked.recommendation(Method.AUDIENCE, likedBy(movie), null);
      case GENRE ->
          ranked.recommendation(
              Method.GENRE_AUDIENCE,
              likedByGenres(movie),
              "too few people liked %s; the audience of its genres stands in"
                  .formatted(movie.title()));
      case SIMILAR ->
          ranked.recommendation(
              Method.SIMILAR,
              "similar to " + movie.title(),
              "too few people liked %s; what is similar to it stands in".formatted(movie.title()));
    };
  }

  private TitleAnswer fromPeople(Model model, Resolution.Resolved resolved, int k) {
    Movie movie = resolved.movie();
    int position = model.catalogue().positionOf(movie.id());
    if (!model.factors().has(position)) {
      return new TitleAnswer.TooFewPeople(movie, minimumAudience);
    }
    BestFitting best = new BestFitting(model.factors().vector(position), MERGED_PEOPLE);
    people.whoLiked(movie.id(), best::add);
    if (best.people() < minimumAudience) {
      return new TitleAnswer.TooFewPeople(movie, minimumAudience);
    }
    Ranking ranking = scored(model, best.meanFactors(), movie, k);
    Recommendation recommendation =
        new Ranked(model.catalogue(), ranking).recommendation(Method.USERS, likedBy(movie), null);
    return new TitleAnswer.Understood(movie, resolved.tier(), recommendation);
  }

  private Ranking scored(Model model, float[] vector, Movie without, int k) {
    int left = model.catalogue().positionOf(without.id());
    return pool.run(() -> model.scan().best(ScanQuery.of(vector, k, position -> position != left)));
  }

  private Recommendation popularOfItsGenres(Catalogue catalogue, Movie movie, int k) {
    int left = catalogue.positionOf(movie.id());
    IntPredicate sharing =
        movie.genres().isEmpty() ? position -> true : catalogue.ofAnyGenre(movie.genres());
    return popular(
        catalogue,
        k,
        sharing.and(position -> position != left),
        "too few people liked %s; these are the most popular of its genres"
            .formatted(movie.title()));
  }

  private Recommendation popular(
      Catalogue catalogue, int k, IntPredicate allowed, @Nullable String notice) {
    int[] positions = pool.run(() -> catalogue.popular(k, allowed));
    return new Recommendation(
        Method.POPULAR,
        notice,
        Arrays.stream(positions).mapToObj(catalogue::at).map(Recommender::popular).toList());
  }

  private static Recommendation.Recommended popular(Movie movie) {
    return new Recommendation.Recommended(movie, movie.popularity().positiveCount(), "popular");
  }

  private static String likedByGenres(Movie movie) {
    return movie.genres().isEmpty()
        ? "liked by people in general"
        : "liked by people who like " + String.join(", ", movie.genres());
  }

  private static String likedBy(Movie movie) {
    return "liked by people who liked " + movie.title();
  }
}
