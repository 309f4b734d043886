package dev.recommender.service.catalogue;

import dev.recommender.service.catalogue.Movie.Links;
import dev.recommender.service.catalogue.Movie.Popularity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Movies for tests. */
public final class Movies {
  private Movies() {}

  /** A movie that as many people rated as liked it. */
  public static Movie movie(
      int id, String title, @Nullable Integer year, int liked, String... genres) {
    return new Movie(
        id,
        title,
        year,
        List.of(),
        List.of(genres),
        List.of(),
        new Links(null, null),
        new Popularity(liked, null, null, null, liked));
  }
}
