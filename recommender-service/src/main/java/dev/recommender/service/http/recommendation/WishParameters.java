package dev.recommender.service.http.recommendation;

import dev.recommender.service.catalogue.Catalogue;
import dev.recommender.service.catalogue.Filter;
import dev.recommender.service.http.message.Members;
import dev.recommender.service.http.message.ProblemException;
import dev.recommender.service.http.message.Query;
import dev.recommender.service.recommend.Wish;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wanted of an answer, as parameters of a query or as members of a body say it. */
final class WishParameters {
  static final int MOST_ITEMS = 100;
  static final int ITEMS = 10;
  static final int LATEST_YEAR = 9999;

  private static final int MOST_EXCLUDED = 1_000;
  private static final int MOST_GENRES = 100;
  private static final int LONGEST_GENRE = 100;
  private static final int MOST_RATINGS = 999_999_999;
  private static final int HIGHEST_ID = 999_999_999;
  private static final String EXCLUDED = "1 to %d ids of movies".formatted(MOST_EXCLUDED);
  private static final String[] NAMES = {
    "k", "genre", "yearFrom", "yearTo", "exclude", "novelty", "minRatings", "explain"
  };

  private WishParameters() {}

  /** The names of all of them, and others. */
  static String[] and(String... others) {
    return Stream.concat(Stream.of(others), Stream.of(NAMES)).toArray(String[]::new);
  }

  static Wish of(Query query, Catalogue catalogue) {
    Filter filter =
        new Filter(
            query.texts("genre").stream()
                .map(genre -> genre(catalogue, "genre", genre, Query::invalid))
                .collect(Collectors.toSet()),
            query.number("yearFrom", 1, LATEST_YEAR),
            query.number("yearTo", 1, LATEST_YEAR),
            query.text("exclude").map(WishParameters::excluded).orElse(Set.of()),
            query.number("minRatings", 0, MOST_RATINGS, 0));
    return new Wish(
        query.number("k", 1, MOST_ITEMS, ITEMS),
        inOrder(filter, "yearFrom", Query::invalid),
        query.share("novelty", 0),
        query.flag("explain"));
  }

  static Wish of(Members body, Catalogue catalogue) {
    List<String> written = body.texts("genre", MOST_GENRES, LONGEST_GENRE);
    Set<String> genres = new HashSet<>();
    for (int at = 0; at < written.size(); at++) {
      String where = "%s[%d]".formatted(body.path("genre"), at);
      genres.add(genre(catalogue, where, written.get(at), Members::invalid));
    }
    Filter filter =
        new Filter(
            genres,
            body.number("yearFrom", 1, LATEST_YEAR),
            body.number("yearTo", 1, LATEST_YEAR),
            new HashSet<>(body.numbers("exclude", MOST_EXCLUDED, HIGHEST_ID)),
            orElse(body.number("minRatings", 0, MOST_RATINGS), 0));
    Double novelty = body.decimal("novelty", 0, 1);
    return new Wish(
        orElse(body.number("k", 1, MOST_ITEMS), ITEMS),
        inOrder(filter, body.path("yearFrom"), Members::invalid),
        novelty == null ? 0 : novelty,
        Boolean.TRUE.equals(body.flag("explain")));
  }

  private static String genre(Catalogue catalogue, String where, String written, Refusal refusal) {
    List<String> known = catalogue.genres();
    return known.stream()
        .filter(written::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() -> refusal.of(where, written, "one of " + String.join(", ", known)));
  }

  private static Set<Integer> excluded(String written) {
    String[] ids = written.split(",", -1);
    if (ids.length > MOST_EXCLUDED) {
      throw Query.invalid("exclude", ids.length + " ids", EXCLUDED);
    }
    return Arrays.stream(ids).map(WishParameters::id).collect(Collectors.toSet());
  }

  private static Integer id(String written) {
    if (!written.matches("[0-9]{1,9}")) {
      throw Query.invalid("exclude", written, EXCLUDED + ", separated by commas");
    }
    return Integer.valueOf(written);
  }

  private static Filter inOrder(Filter filter, String where, Refusal refusal) {
    Integer from = filter.yearFrom();
    Integer to = filter.yearTo();
    if (from != null && to != null && from > to) {
      throw refusal.of(where, from.toString(), "at most yearTo, which is " + to);
    }
    return filter;
  }

  private static int orElse(@Nullable Integer number, int otherwise) {
    return number == null ? otherwise : number;
  }

  /** How a query or a body says what is wrong with it. */
  private interface Refusal {
    ProblemException of(String where, String found, String expected);
  }
}
