package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.model.Audiences.Audience;
import dev.recommender.service.model.Model;
import dev.recommender.service.recommend.Notice.Reason;
import java.util.List;

/** Answers by the published audience of a movie, or by what was published to stand in for it. */
final class ByAudience {
  private final int minimumAudience;

  ByAudience(int minimumAudience) {
    this.minimumAudience = minimumAudience;
  }

  Recommendation answer(Model model, Movie movie, Wish wish) {
    return model
        .audiences()
        .of(model.catalogue().positionOf(movie.id()), minimumAudience)
        .map(audience -> of(model, audience, movie, wish))
        .orElseGet(() ->
            ByPopularity.ofGenres(
                model,
                movie,
                wish,
                new Notice(
                    Reason.NO_AUDIENCE,
                    "too few people liked %s; these are the most popular of its genres"
                        .formatted(movie.title()))));
  }

  private static Recommendation of(Model model, Audience audience, Movie movie, Wish wish) {
    int left = model.catalogue().positionOf(movie.id());
    List<Pick> picks =
        new Shortlist(model, wish, position -> position != left)
            .best(Taste.of(audience.factors(), 0));
    Wording wording = new Wording(model, model.report().calibration().title());
    return switch (audience.source()) {
      case AUDIENCE -> wording.of(Method.AUDIENCE, List.of(), picks, likedBy(movie));
      case GENRE ->
          wording.of(
              Method.GENRE_AUDIENCE,
              standIn("too few people liked %s; the audience of its genres stands in", movie),
              picks,
              likedByGenres(movie));
      case SIMILAR ->
          wording.of(
              Method.SIMILAR,
              standIn("too few people liked %s; what is similar to it stands in", movie),
              picks,
              BySimilarity.similarTo(movie));
    };
  }

  static String likedBy(Movie movie) {
    return "liked by people who liked " + movie.title();
  }

  private static List<Notice> standIn(String text, Movie movie) {
    return List.of(new Notice(Reason.TOO_FEW_PEOPLE, text.formatted(movie.title())));
  }

  private static String likedByGenres(Movie movie) {
    return movie.genres().isEmpty()
        ? "liked by people in general"
        : "liked by people who like " + String.join(", ", movie.genres());
  }
}
