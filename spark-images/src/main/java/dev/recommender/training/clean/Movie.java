package dev.recommender.training.clean;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A movie with everything the data set says of it besides ratings; {@code otherIds} are ids under
 * which the data set lists it too.
 */
public record Movie(
    int id,
    List<Integer> otherIds,
    MovieTitle title,
    List<String> genres,
    @Nullable String imdbId,
    @Nullable String tmdbId,
    List<String> tags)
    implements Serializable {
  Movie withTags(List<String> found) {
    return new Movie(id, otherIds, title, genres, imdbId, tmdbId, found);
  }
}
