package dev.recommender.service.catalogue;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which movies are wanted: of any of the genres (of all when empty), of the years from and to (both
 * included; a movie without a year is outside of any), none of the ids without, and rated by so
 * many people at least.
 */
public record Filter(
    Set<String> genres,
    @Nullable Integer yearFrom,
    @Nullable Integer yearTo,
    Set<Integer> without,
    int minRatings) {
  /** Lets everything through. */
  public static final Filter NONE = new Filter(Set.of(), null, null, Set.of(), 0);

  public Filter {
    genres = Set.copyOf(genres);
    without = Set.copyOf(without);
  }

  boolean hasYears() {
    return yearFrom != null || yearTo != null;
  }

  int earliest() {
    return yearFrom == null ? Integer.MIN_VALUE + 1 : yearFrom;
  }

  int latest() {
    return yearTo == null ? Integer.MAX_VALUE : yearTo;
  }
}
