package dev.recommender.service.catalogue;

import java.util.List;

/** What a written title turned out to mean. */
public sealed interface Resolution {
  /** Exactly one movie stands in the best tier that has any. */
  record Resolved(Movie movie, MatchTier tier) implements Resolution {}

  /** Several movies are equally good; the most popular first, none chosen. */
  record Ambiguous(List<Movie> candidates) implements Resolution {}

  /** No movie is meant; those that look most alike. */
  record Unmatched(List<Movie> suggestions) implements Resolution {}
}
