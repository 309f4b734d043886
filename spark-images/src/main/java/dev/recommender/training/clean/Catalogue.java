package dev.recommender.training.clean;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** All movies, ordered by id; a movie's position in it is its number in this run. */
public final class Catalogue {
  private final List<Movie> movies;
  private final MovieIds ids;
  private final Genres genres;

  public Catalogue(Collection<Movie> movies) {
    this.movies = movies.stream().sorted(Comparator.comparingInt(Movie::id)).toList();
    this.ids = new MovieIds(this.movies);
    this.genres = new Genres(this.movies);
  }

  public int size() {
    return movies.size();
  }

  public Movie movie(int item) {
    return movies.get(item);
  }

  public MovieIds ids() {
    return ids;
  }

  public Genres genres() {
    return genres;
  }
}
