package dev.recommender.service.catalogue;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** What filters ask of movies, by position: genres as bits, years and numbers of ratings. */
final class Columns {
  private static final int NO_YEAR = Integer.MIN_VALUE;

  private final Map<String, BitSet> byGenre = new TreeMap<>();
  private final int[] years;
  private final int[] ratingCounts;

  Columns(List<Movie> movies) {
    this.years = new int[movies.size()];
    this.ratingCounts = new int[movies.size()];
    for (int position = 0; position < years.length; position++) {
      Movie movie = movies.get(position);
      years[position] = movie.year() == null ? NO_YEAR : movie.year();
      ratingCounts[position] = movie.popularity().ratingCount();
      for (String genre : movie.genres()) {
        byGenre.computeIfAbsent(genre, none -> new BitSet(movies.size())).set(position);
      }
    }
  }

  List<String> genres() {
    return List.copyOf(byGenre.keySet());
  }

  IntPredicate ofAnyGenre(Collection<String> genres) {
    BitSet[] wanted =
        genres.stream()
            .map(genre -> byGenre.getOrDefault(genre, new BitSet()))
            .toArray(BitSet[]::new);
    return position -> {
      for (BitSet genre : wanted) {
        if (genre.get(position)) {
          return true;
        }
      }
      return false;
    };
  }

  IntPredicate matching(Filter filter, Set<Integer> without) {
    IntPredicate all = ratedOften(filter.minRatings());
    if (!filter.genres().isEmpty()) {
      all = all.and(ofAnyGenre(filter.genres()));
    }
    if (filter.hasYears()) {
      all = all.and(between(filter.earliest(), filter.latest()));
    }
    return without.isEmpty() ? all : all.and(position -> !without.contains(position));
  }

  private IntPredicate ratedOften(int times) {
    return times == 0 ? position -> true : position -> ratingCounts[position] >= times;
  }

  private IntPredicate between(int earliest, int latest) {
    return position -> years[position] >= earliest && years[position] <= latest;
  }
}
