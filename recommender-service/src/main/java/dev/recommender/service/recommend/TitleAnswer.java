package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.MatchTier;
import dev.recommender.service.catalogue.Movie;
import java.util.List;

/** What came of a request by title. */
public sealed interface TitleAnswer {
  /** The title was understood as one movie. */
  record Understood(Movie movie, MatchTier tier, Recommendation recommendation)
      implements TitleAnswer {}

  /** Several movies are meant alike. */
  record Ambiguous(List<Movie> candidates) implements TitleAnswer {}

  /** No movie is meant. */
  record Unknown(List<Movie> suggestions) implements TitleAnswer {}

  /** Too few people liked the movie to answer from them without telling who they are. */
  record TooFewPeople(Movie movie, int required) implements TitleAnswer {}
}
