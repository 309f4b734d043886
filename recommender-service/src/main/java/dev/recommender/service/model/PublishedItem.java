package dev.recommender.service.model;

import dev.recommender.service.catalogue.Movie;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A movie with its factors as published: little-endian float32, null where the version has none.
 */
public record PublishedItem(
    Movie movie, @Nullable ByteBuffer factors, @Nullable Audience audience) {

  /**
   * The mean factors of those who liked the movie; when too few did, of its genres' audience or of
   * somebody who likes nothing but this movie. {@code people} counts those who liked the movie
   * itself.
   */
  public record Audience(ByteBuffer factors, int people, AudienceSource source) {}

  /** Whose taste stands in the audience factors. */
  public enum AudienceSource {
    AUDIENCE,
    GENRE,
    SIMILAR
  }
}
