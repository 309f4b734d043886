package dev.recommender.training.features.statistics;

import dev.recommender.training.features.ActivityLevel;
import dev.recommender.training.people.Stars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The kinds that are counted of a data set. */
final class Kinds {
  static final String MONTH = "month";
  static final String GENRE = "genre";

  /** Lower bounds of classes of ratings per person; the last is open. */
  private static final int[] RATINGS_FROM = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000};

  private static final int LIKED = Stars.BUCKETS;
  private static final int NOT_LIKED = LIKED + 1;

  private final Shelves shelves;

  Kinds(Shelves shelves) {
    this.shelves = shelves;
  }

  /** Those that stand alone. */
  List<Kind> single() {
    List<Kind> kinds = new ArrayList<>(List.of(rating(), genre(), decade(), longTail()));
    kinds.addAll(List.of(activityLevel(), ratingsPerUser(), favouriteGenre()));
    MonthGrid months = shelves.months();
    if (months != null) {
      kinds.add(month(months));
      kinds.add(weekdayHour());
    }
    return kinds;
  }

  /** Those of two dimensions that single kinds show alone: each follows what these have merged. */
  List<Kind> crossed(Floor single) {
    MonthGrid months = shelves.months();
    if (months == null) {
      return List.of();
    }
    int[] time = single.targets(MONTH);
    return List.of(newReturning(months, time), monthGenre(months, time, single.targets(GENRE)));
  }

  private static Kind rating() {
    List<Map<String, Object>> names =
        Stream.concat(
                IntStream.range(0, Stars.BUCKETS)
                    .mapToObj(bucket -> Map.<String, Object>of("rating", Stars.ofBucket(bucket))),
                Stream.of(
                    Map.<String, Object>of("liked", true), Map.<String, Object>of("liked", false)))
            .toList();
    return new Kind(
        "rating", new FlatGrid("rating", names), (visit, to) -> to.accept(bucket(visit.rating())));
  }

  private static int bucket(float rating) {
    if (Stars.isStars(rating)) {
      return Stars.bucket(rating);
    }
    return rating > 0 ? LIKED : NOT_LIKED;
  }

  private Kind genre() {
    var genres = shelves.genres();
    return new Kind(GENRE, genreGrid(), (visit, to) -> each(genres.of(visit.item()), to));
  }

  private FlatGrid genreGrid() {
    return flat(GENRE, shelves.genres().count(), n -> Map.of("genre", shelves.genres().name(n)));
  }

  private Kind decade() {
    int[] decades = shelves.decades();
    int first = Arrays.stream(decades).filter(decade -> decade != Shelves.NONE).min().orElse(0);
    int last = Arrays.stream(decades).max().orElse(0);
    FlatGrid grid =
        flat("decade", Math.max(0, last - first) + 1, n -> Map.of("decade", 10 * (first + n)));
    return new Kind(
        "decade",
        grid,
        (visit, to) -> {
          int decade = decades[visit.item()];
          if (decade != Shelves.NONE) {
            to.accept(decade - first);
          }
        });
  }

  private Kind longTail() {
    byte[] tenths = shelves.popularityTenths();
    int[] movies = new int[Shelves.TENTHS];
    for (byte tenth : tenths) {
      movies[tenth]++;
    }
    FlatGrid grid =
        flat(
            "popularityTenth",
            Shelves.TENTHS,
            n -> Map.of("popularityTenth", n + 1, "movies", movies[n]));
    return new Kind("longTail", grid, (visit, to) -> to.accept(tenths[visit.item()]));
  }

  private static Kind activityLevel() {
    List<ActivityLevel> levels = List.of(ActivityLevel.values());
    FlatGrid grid =
        flat("activityLevel", levels.size(), n -> Map.of("activityLevel", levels.get(n).label()));
    return new Kind("activityLevel", grid, (visit, to) -> to.accept(levels.indexOf(visit.level())));
  }

  private static Kind ratingsPerUser() {
    FlatGrid grid = flat("ratingsPerUser", RATINGS_FROM.length, Kinds::ratingsClass);
    return new Kind("ratingsPerUser", grid, (visit, to) -> to.accept(ratingsClass(visit)));
  }

  private static Map<String, Object> ratingsClass(int n) {
    return n + 1 < RATINGS_FROM.length
        ? Map.of("ratingsFrom", RATINGS_FROM[n], "ratingsTo", RATINGS_FROM[n + 1] - 1)
        : Map.of("ratingsFrom", RATINGS_FROM[n]);
  }

  private static int ratingsClass(Visit visit) {
    int n = RATINGS_FROM.length - 1;
    while (RATINGS_FROM[n] > visit.ratings()) {
      n--;
    }
    return n;
  }

  private Kind favouriteGenre() {
    return new Kind(
        "favouriteGenre", genreGrid(), (visit, to) -> each(visit.favouriteGenres(), to));
  }

  private static Kind month(MonthGrid months) {
    return new Kind(
        MONTH,
        months,
        (visit, to) -> {
          if (visit.hasTime()) {
            to.accept(months.cell(visit.year(), visit.monthOfYear()));
          }
        });
  }

  private static Kind weekdayHour() {
    return new Kind(
        "weekdayHour",
        new WeekGrid(),
        (visit, to) -> {
          if (visit.hasTime()) {
            to.accept(WeekGrid.cell(visit.weekday(), visit.hour()));
          }
        });
  }

  private static Kind newReturning(MonthGrid months, int[] time) {
    List<String> visitors = List.of("new", "returning");
    CrossGrid grid =
        CrossGrid.of(months, time, flat("visitor", 2, n -> Map.of("visitor", visitors.get(n))));
    return new Kind(
        "newReturning",
        grid,
        (visit, to) -> {
          if (visit.hasTime()) {
            int month = months.cell(visit.year(), visit.monthOfYear());
            to.accept(grid.cell(month, visit.isNew() ? 0 : 1));
          }
        });
  }

  private Kind monthGenre(MonthGrid months, int[] time, int[] genre) {
    CrossGrid grid = CrossGrid.of(months, time, genreGrid());
    var genres = shelves.genres();
    return new Kind(
        "monthGenre",
        grid,
        (visit, to) -> {
          int month = visit.hasTime() ? months.cell(visit.year(), visit.monthOfYear()) : Grid.NONE;
          for (int of : genres.of(visit.item())) {
            if (month != Grid.NONE && genre[of] != Grid.NONE) {
              to.accept(grid.cell(month, genre[of]));
            }
          }
        });
  }

  private static FlatGrid flat(String finest, int cells, IntFunction<Map<String, Object>> name) {
    return new FlatGrid(finest, IntStream.range(0, cells).mapToObj(name).toList());
  }

  private static void each(int[] cells, java.util.function.IntConsumer to) {
    for (int cell : cells) {
      to.accept(cell);
    }
  }
}
