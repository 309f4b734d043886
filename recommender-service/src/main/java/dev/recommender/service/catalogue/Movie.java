package dev.recommender.service.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A movie as published with the model; {@code year} is null where the data set names none. */
public record Movie(
    int id,
    String title,
    @Nullable Integer year,
    List<String> alternativeTitles,
    List<String> genres,
    List<String> tags,
    Links links,
    Popularity popularity) {

  public Movie {
    alternativeTitles = List.copyOf(alternativeTitles);
    genres = List.copyOf(genres);
    tags = List.copyOf(tags);
  }

  /** The same movie with an equal list of genres, which many movies may share. */
  Movie withGenres(List<String> shared) {
    return new Movie(id, title, year, alternativeTitles, shared, tags, links, popularity);
  }

  /** Where other catalogues know the movie. */
  public record Links(@Nullable String imdbId, @Nullable String tmdbId) {}

  /** How often and how well the movie was rated; {@code positiveCount} people rated it as liked. */
  public record Popularity(
      int ratingCount,
      @Nullable Double meanRating,
      @Nullable Double weightedMeanRating,
      @Nullable Double percentile,
      int positiveCount) {
    /** How little known the movie is, from 0 to 1; 0 where nobody counted. */
    public float obscurity() {
      return percentile == null ? 0 : (float) (1 - percentile / 100);
    }
  }
}
