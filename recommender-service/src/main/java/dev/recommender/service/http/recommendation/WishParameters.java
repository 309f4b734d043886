package dev.recommender.service.http.recommendation;

import dev.recommender.service.catalogue.Catalogue;
import dev.recommender.service.catalogue.Filter;
import dev.recommender.service.http.message.Member;
import dev.recommender.service.http.message.Members;
import dev.recommender.service.http.message.ProblemException;
import dev.recommender.service.http.message.Query;
import dev.recommender.service.recommend.Wish;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wanted of an answer, as parameters of a query or as members of a body say it. */
final class WishParameters {
  static final int MOST_ITEMS = 100;
  static final int ITEMS = 10;
  static final int LATEST_YEAR = 9999;

  private static final int MOST_EXCLUDED = 1_000;
  private static final int MOST_GENRES = 100;
  private static final int LONGEST_GENRE = 100;
  private static final int MOST_RATINGS = 999_999_999;
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
                .map(genre -> genre(catalogue, genre, inQuery("genre", genre)))
                .collect(Collectors.toSet()),
            query.number("yearFrom", 1, LATEST_YEAR),
            query.number("yearTo", 1, LATEST_YEAR),
            query.text("exclude").map(WishParameters::excluded).orElse(Set.of()),
            query.number("minRatings", 0, MOST_RATINGS, 0));
    return new Wish(
        query.number("k", 1, MOST_ITEMS, ITEMS),
        inOrder(filter, inQuery("yearFrom", String.valueOf(filter.yearFrom()))),
        query.share("novelty", 0),
        query.flag("explain"));
  }

  static Wish of(Members body, Catalogue catalogue) {
    Filter filter =
        new Filter(
            elements(body, "genre", MOST_GENRES)
                .map(genre -> genre(catalogue, genre.line(LONGEST_GENRE), genre::invalid))
                .collect(Collectors.toSet()),
            body.optional("yearFrom").map(WishParameters::year).orElse(null),
            body.optional("yearTo").map(WishParameters::year).orElse(null),
            elements(body, "exclude", MOST_EXCLUDED)
                .map(Member::movieId)
                .collect(Collectors.toSet()),
            body.optional("minRatings").map(least -> least.wholeNumber(0, MOST_RATINGS)).orElse(0));
    return new Wish(
        body.optional("k").map(k -> k.wholeNumber(1, MOST_ITEMS)).orElse(ITEMS),
        inOrder(filter, expected -> body.required("yearFrom").invalid(expected)),
        body.optional("novelty").map(share -> share.number(0, 1)).orElse(0.0),
        body.optional("explain").map(Member::truth).orElse(false));
  }

  private static Stream<Member> elements(Members body, String name, int most) {
    return body.optional(name).stream().flatMap(list -> list.elements(0, most));
  }

  private static int year(Member year) {
    return year.wholeNumber(1, LATEST_YEAR);
  }

  private static String genre(
      Catalogue catalogue, String written, Function<String, ProblemException> refusal) {
    List<String> known = catalogue.genres();
    return known.stream()
        .filter(written::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() -> refusal.apply("one of " + String.join(", ", known)));
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

  private static Function<String, ProblemException> inQuery(String name, String found) {
    return expected -> Query.invalid(name, found, expected);
  }

  private static Filter inOrder(Filter filter, Function<String, ProblemException> refusal) {
    Integer from = filter.yearFrom();
    Integer to = filter.yearTo();
    if (from != null && to != null && from > to) {
      throw refusal.apply("at most yearTo, which is " + to);
    }
    return filter;
  }
}
