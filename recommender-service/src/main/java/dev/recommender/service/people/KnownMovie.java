package dev.recommender.service.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person's opinion of one movie: stars (0.5 to 5), or liked or not; the time is
 * null where the data set has none.
 */
public record KnownMovie(
    int movieId, @Nullable Double rating, @Nullable Boolean liked, @Nullable Instant time) {
  /** Whether implicit feedback counts it: liked, or so many stars. */
  public boolean isPositive(double positiveRating) {
    return Boolean.TRUE.equals(liked) || (rating != null && rating >= positiveRating);
  }
}
