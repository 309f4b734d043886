package dev.recommender.training.clean;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two ids are one movie when title and year agree, and the IMDb or the TMDB id too; the lowest id
 * stays. A title and year alone say nothing: two films of one year may share a name.
 */
final class SameMovies {
  private SameMovies() {}

  private record Name(String title, @Nullable Integer year) {}

  /** The movies are in the order of their ids, and so are the remaining ones. */
  static List<Movie> merge(List<Movie> movies) {
    Map<Name, List<Movie>> byName = new HashMap<>();
    for (Movie movie : movies) {
      Name name = new Name(movie.title().title(), movie.title().year());
      add(movie, byName.computeIfAbsent(name, key -> new ArrayList<>()));
    }
    return byName.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Movie::id))
        .toList();
  }

  /** A movie that is the same as two others makes these one, too. */
  private static void add(Movie movie, List<Movie> others) {
    Movie merged = movie;
    for (Movie other : List.copyOf(others)) {
      if (same(other, merged)) {
        others.remove(other);
        merged = merged(other, merged);
      }
    }
    others.add(merged);
  }

  private static boolean same(Movie one, Movie other) {
    return agree(one.imdbId(), other.imdbId()) || agree(one.tmdbId(), other.tmdbId());
  }

  private static boolean agree(@Nullable String one, @Nullable String other) {
    return one != null && one.equals(other);
  }

  private static Movie merged(Movie one, Movie other) {
    boolean inOrder = one.id() < other.id();
    Movie first = inOrder ? one : other;
    Movie second = inOrder ? other : one;
    return new Movie(
        first.id(),
        Stream.of(first.otherIds(), List.of(second.id()), second.otherIds())
            .flatMap(List::stream)
            .sorted()
            .toList(),
        first.title().with(second.title().alternativeTitles()),
        first.genres().isEmpty() ? second.genres() : first.genres(),
        either(first.imdbId(), second.imdbId()),
        either(first.tmdbId(), second.tmdbId()),
        List.of());
  }

  private static @Nullable String either(@Nullable String one, @Nullable String other) {
    return one != null ? one : other;
  }
}
