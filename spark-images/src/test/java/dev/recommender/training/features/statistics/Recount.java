package dev.recommender.training.features.statistics;

import dev.recommender.training.RealDataset;
import dev.recommender.training.RealDataset.Movie;
import dev.recommender.training.RealDataset.Rating;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A naive second computation: for every rating, the paths of cells from the finest to the coarsest,
 * as text; it is counted in the first cell of each path that is shown.
 */
final class Recount {
  private static final Pattern YEAR = Pattern.compile("\\((\\d{4})\\D{0,2}\\d{0,4}\\)$");
  private static final List<String> PARTS = List.of("night", "morning", "afternoon", "evening");
  private static final int[] FROM = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000};

  /** What is in a cell. */
  record Content(Set<Integer> ratings, Set<String> people, List<Double> stars) {
    double sum() {
      return stars.stream().mapToDouble(star -> star).sum();
    }
  }

  private final List<Rating> ratings;
  private final Map<Integer, Movie> movies = new HashMap<>();
  private final Map<String, List<Rating>> byUser;
  private final Map<Integer, Integer> tenths = new HashMap<>();

  Recount(RealDataset data) throws IOException {
    ratings = data.ratings();
    data.movies().forEach(movie -> movies.put(movie.id(), movie));
    byUser = ratings.stream().collect(Collectors.groupingBy(Rating::user));
    Map<Integer, Long> counts =
        ratings.stream().collect(Collectors.groupingBy(Rating::movie, Collectors.counting()));
    List<Integer> popular = new ArrayList<>(movies.keySet());
    popular.sort(
        Comparator.<Integer, Long>comparing(id -> -counts.getOrDefault(id, 0L))
            .thenComparing(id -> id));
    for (int n = 0; n < popular.size(); n++) {
      tenths.put(popular.get(n), 1 + n * 10 / popular.size());
    }
  }

  List<Rating> ratings() {
    return ratings;
  }

  static String key(String kind, String level, Object... dimensions) {
    Map<String, Object> sorted = new TreeMap<>();
    for (int n = 0; n < dimensions.length; n += 2) {
      sorted.put((String) dimensions[n], dimensions[n + 1]);
    }
    return kind + " " + level + " " + sorted;
  }

  /** What each of the cells shown must hold. */
  Map<String, Content> contents(Predicate<String> shown) {
    Map<String, Content> contents = new HashMap<>();
    for (int n = 0; n < ratings.size(); n++) {
      Rating rating = ratings.get(n);
      Set<String> cells = new HashSet<>();
      paths(rating, shown)
          .forEach(path -> path.stream().filter(shown).findFirst().ifPresent(cells::add));
      for (String cell : cells) {
        Content content =
            contents.computeIfAbsent(
                cell, key -> new Content(new HashSet<>(), new HashSet<>(), new ArrayList<>()));
        content.ratings().add(n);
        content.people().add(rating.user());
        content.stars().add(rating.stars());
      }
    }
    return contents;
  }

  private Stream<List<String>> paths(Rating rating, Predicate<String> shown) {
    List<List<String>> paths = new ArrayList<>();
    Movie movie = movies.get(rating.movie());
    paths.add(flat("rating", "rating", "rating", rating.stars()));
    paths.add(flat("longTail", "popularityTenth", "popularityTenth", tenths.get(movie.id())));
    Matcher year = YEAR.matcher(movie.title());
    if (year.find()) {
      int decade = Integer.parseInt(year.group(1)) / 10 * 10;
      paths.add(flat("decade", "decade", "decade", decade));
    }
    movie.genres().forEach(genre -> paths.add(flat("genre", "genre", "genre", genre)));
    favourites(rating.user())
        .forEach(genre -> paths.add(flat("favouriteGenre", "genre", "genre", genre)));
    paths.add(activity(rating.user()));
    paths.add(perUser(rating.user()));
    paths.add(week(rating));
    paths.add(months("month", month(rating), "", ""));
    String visitor = month(rating).equals(firstMonth(rating.user())) ? "new" : "returning";
    paths.add(months("newReturning", month(rating), "visitor", visitor));
    for (String genre : movie.genres()) {
      boolean alone = shown.test(key("genre", "genre", "genre", genre));
      paths.add(months("monthGenre", month(rating), alone ? "genre" : "", genre));
    }
    return paths.stream();
  }

  private static List<String> flat(String kind, String level, String name, Object value) {
    return List.of(key(kind, level, name, value), key(kind, "all"));
  }

  private static ZonedDateTime utc(Rating rating) {
    return Instant.ofEpochSecond(rating.time()).atZone(ZoneOffset.UTC);
  }

  private static String month(Rating rating) {
    return utc(rating).format(DateTimeFormatter.ofPattern("yyyy-MM"));
  }

  private final Map<String, String> firstMonths = new HashMap<>();

  private String firstMonth(String user) {
    return firstMonths.computeIfAbsent(
        user, u -> byUser.get(u).stream().map(Recount::month).sorted().findFirst().orElseThrow());
  }

  private static List<String> months(String kind, String month, String name, String value) {
    int year = Integer.parseInt(month.substring(0, 4));
    if (name.isEmpty()) {
      return List.of(
          key(kind, "month", "month", month, "year", year),
          key(kind, "year", "year", year),
          key(kind, "all"));
    }
    return List.of(
        key(kind, "month", "month", month, "year", year, name, value),
        key(kind, "year", "year", year, name, value),
        key(kind, "all", name, value));
  }

  private static List<String> week(Rating rating) {
    int day = utc(rating).getDayOfWeek().getValue();
    int hour = utc(rating).getHour();
    String part = PARTS.get(hour / 6);
    return List.of(
        key("weekdayHour", "hour", "weekday", day, "hour", hour, "partOfDay", part),
        key("weekdayHour", "partOfDay", "weekday", day, "partOfDay", part),
        key("weekdayHour", "weekday", "weekday", day),
        key("weekdayHour", "all"));
  }

  private final Map<String, List<String>> favourites = new HashMap<>();

  private Collection<String> favourites(String user) {
    return favourites.computeIfAbsent(user, this::mostLiked);
  }

  private List<String> mostLiked(String user) {
    Map<String, Long> positives =
        byUser.get(user).stream()
            .filter(rating -> rating.stars() >= 3.5)
            .flatMap(rating -> movies.get(rating.movie()).genres().stream())
            .collect(Collectors.groupingBy(genre -> genre, Collectors.counting()));
    return positives.keySet().stream()
        .sorted(Comparator.<String, Long>comparing(positives::get).reversed().thenComparing(g -> g))
        .limit(3)
        .toList();
  }

  private List<String> activity(String user) {
    int[] sorted = byUser.values().stream().mapToInt(List::size).sorted().toArray();
    int size = byUser.get(user).size();
    int median = sorted[(int) Math.ceil(0.5 * sorted.length) - 1];
    int high = sorted[(int) Math.ceil(0.9 * sorted.length) - 1];
    String level = size <= median ? "light" : size <= high ? "regular" : "heavy";
    return flat("activityLevel", "activityLevel", "activityLevel", level);
  }

  private List<String> perUser(String user) {
    int size = byUser.get(user).size();
    for (int n = 0; ; n++) {
      if (size < FROM[n + 1]) {
        return List.of(
            key(
                "ratingsPerUser",
                "ratingsPerUser",
                "ratingsFrom",
                FROM[n],
                "ratingsTo",
                FROM[n + 1] - 1),
            key("ratingsPerUser", "all"));
      }
    }
  }
}
