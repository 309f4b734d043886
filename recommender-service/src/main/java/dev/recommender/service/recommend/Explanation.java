package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.Movie;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a movie is recommended, in numbers. */
public sealed interface Explanation {
  /**
   * What the person's own movies add to the score, the biggest first; what they add, the rest and
   * the base together are the score. The base is there for explicit feedback only: the stars that
   * this person would give this movie were there no taste.
   */
  record Contributions(List<Contribution> movies, double rest, @Nullable Double base)
      implements Explanation {
    public Contributions {
      movies = List.copyOf(movies);
    }
  }

  /** What one movie of the person, liked or less than expected, adds to a score. */
  record Contribution(Movie movie, double value, boolean isLiked) {}

  /**
   * Of about so many people who liked the movie asked for, the share who liked this one too, and
   * how many times as often as everybody that is, all rounded.
   */
  record Audience(long people, double share, double lift) implements Explanation {}
}
