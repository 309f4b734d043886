package dev.recommender.training.clean;

import java.io.Serializable;
import java.util.List;

/** All genres, sorted, and which of them each movie has; both by position. */
public final class Genres implements Serializable {
  private final List<String> names;
  private final int[][] byItem;

  Genres(List<Movie> movies) {
    names = movies.stream().flatMap(movie -> movie.genres().stream()).distinct().sorted().toList();
    byItem = movies.stream().map(this::positions).toArray(int[][]::new);
  }

  private int[] positions(Movie movie) {
    return movie.genres().stream().mapToInt(names::indexOf).sorted().toArray();
  }

  public int count() {
    return names.size();
  }

  public String name(int genre) {
    return names.get(genre);
  }

  /** The genres of a movie. */
  public int[] of(int item) {
    return byItem[item];
  }
}
