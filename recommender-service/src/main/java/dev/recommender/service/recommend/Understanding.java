package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.MatchTier;
import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.catalogue.Resolution;
import dev.recommender.service.model.Model;
import dev.recommender.service.recommend.ListRequest.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an item of a list turned out to mean. */
public sealed interface Understanding {
  /** One movie; the tier is null when it was named by id. */
  record Understood(Movie movie, @Nullable MatchTier tier) implements Understanding {}

  /** Several movies alike. */
  record Ambiguous(List<Movie> candidates) implements Understanding {}

  /** No movie; those that look most alike. */
  record UnknownTitle(List<Movie> suggestions) implements Understanding {}

  /** There is no movie of that id. */
  record UnknownMovie(int movieId) implements Understanding {}

  static Understanding of(Model model, Named named) {
    return switch (named) {
      case Named.Id(int id) ->
          model
              .catalogue()
              .movie(id)
              .<Understanding>map(movie -> new Understood(movie, null))
              .orElseGet(() -> new UnknownMovie(id));
      case Named.Title(String title, Integer year) ->
          of(model.catalogue().titles().resolve(title, year));
    };
  }

  private static Understanding of(Resolution resolution) {
    return switch (resolution) {
      case Resolution.Resolved(var movie, var tier) -> new Understood(movie, tier);
      case Resolution.Ambiguous(var candidates) -> new Ambiguous(candidates);
      case Resolution.Unmatched(var suggestions) -> new UnknownTitle(suggestions);
    };
  }
}
