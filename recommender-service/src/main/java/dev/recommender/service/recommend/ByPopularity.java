package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.Catalogue;
import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.model.Model;
import dev.recommender.service.recommend.Notice.Reason;
import dev.recommender.service.recommend.Recommendation.Recommended;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Answers with what most people liked, when there is nothing better to go by. */
final class ByPopularity {
  private static final Notice NO_NOVELTY =
      new Notice(Reason.NO_NOVELTY, "novelty has no effect on popular movies");

  private ByPopularity() {}

  static Recommendation of(Model model, Wish wish, IntPredicate allowed, Notice notice) {
    return of(model, wish, allowed, position -> true, notice);
  }

  /** The preferred movies first; others only when those do not suffice. */
  static Recommendation of(
      Model model, Wish wish, IntPredicate allowed, IntPredicate preferred, Notice notice) {
    Catalogue catalogue = model.catalogue();
    IntPredicate all = catalogue.matching(wish.filter()).and(allowed);
    int[] first = catalogue.popular(wish.k(), all.and(preferred));
    int[] then = catalogue.popular(wish.k() - first.length, all.and(preferred.negate()));
    List<Recommended> items =
        IntStream.concat(IntStream.of(first), IntStream.of(then))
            .mapToObj(catalogue::at)
            .map(ByPopularity::recommended)
            .toList();
    Recommendation popular = new Recommendation(Method.POPULAR, List.of(notice), items);
    return wish.novelty() > 0 ? popular.and(NO_NOVELTY) : popular;
  }

  /** The most popular of a movie's genres, then of all. */
  static Recommendation ofGenres(Model model, Movie movie, Wish wish, Notice notice) {
    Catalogue catalogue = model.catalogue();
    int left = catalogue.positionOf(movie.id());
    IntPredicate sharing =
        movie.genres().isEmpty() ? position -> true : catalogue.ofAnyGenre(movie.genres());
    return of(model, wish, position -> position != left, sharing, notice);
  }

  private static Recommended recommended(Movie movie) {
    return new Recommended(
        movie,
        movie.popularity().positiveCount(),
        Wording.popularMatch(movie),
        Wording.POPULAR,
        null);
  }
}
