package dev.recommender.service.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one way of searching finds: the movies of the year, and those that only nearly fit it. */
final class Finds {
  private static final int MOST_CANDIDATES = 20;

  private final Titles titles;
  private final @Nullable Integer year;
  private final LeastNumbers ofYear = new LeastNumbers(MOST_CANDIDATES);
  private final LeastNumbers nearly = new LeastNumbers(MOST_CANDIDATES);

  /** Without a year every movie is of the year. */
  Finds(Titles titles, @Nullable Integer year) {
    this.titles = titles;
    this.year = year;
  }

  void add(int rank) {
    Integer published = titles.movie(rank).year();
    if (year == null || year.equals(published)) {
      ofYear.add(rank);
    } else if (published == null || Math.abs(published - year) == 1) {
      // A movie without a year contradicts none.
      nearly.add(rank);
    }
  }

  List<Movie> ofYear() {
    return ofYear.numbers().mapToObj(titles::movie).toList();
  }

  List<Movie> nearly() {
    return nearly.numbers().mapToObj(titles::movie).toList();
  }
}
