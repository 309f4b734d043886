package dev.recommender.benchmark.movielens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedDatasetTest {
  private static final DatasetShape SHAPE = new DatasetShape(60_000, 500, 1_500);

  private record Rating(int user, int movie, double stars, long time) {}

  @TempDir static Path folder;
  private static List<Rating> ratings;
  private static Map<Integer, Set<String>> genres;

  @BeforeAll
  static void generate() throws IOException {
    new GeneratedDataset(SHAPE, 7).write(folder);
    ratings = lines("ratings.csv").map(GeneratedDatasetTest::rating).toList();
    genres =
        lines("movies.csv")
            .collect(
                Collectors.toMap(
                    line -> Integer.valueOf(line.substring(0, line.indexOf(','))),
                    line -> Set.of(line.substring(line.lastIndexOf(',') + 1).split("\\|", -1))));
  }

  @Test
  void writesTheSameBytesForTheSameSeedOnly(@TempDir Path same, @TempDir Path other)
      throws IOException {
    new GeneratedDataset(SHAPE, 7).write(same);
    new GeneratedDataset(SHAPE, 8).write(other);
    for (String file : List.of("ratings.csv", "movies.csv", "links.csv")) {
      assertThat(same.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
      assertThat(Files.mismatch(other.resolve(file), folder.resolve(file))).isNotNegative();
    }
  }

  @Test
  void hasTheShapeThatWasAskedFor() {
    assertThat(ratings).hasSize(60_000);
    assertThat(ratings.stream().map(Rating::user).distinct()).hasSize(500);
    assertThat(genres).hasSize(1_500).containsKeys(movies().toArray(Integer[]::new));
    assertThat(countsBy(ratings.stream().map(Rating::user).toList()))
        .allMatch(count -> count >= 20 && count <= 750);
  }

  @Test
  void isWrittenAsMovieLensWritesIt() throws IOException {
    assertThat(Files.readString(folder.resolve("ratings.csv")))
        .startsWith("userId,movieId,rating,timestamp\n1,")
        .endsWith("\n")
        .doesNotContain("\r");
    assertThat(lines("ratings.csv")).allMatch(line -> line.matches("\\d+,\\d+,[0-5]\\.[05],\\d+"));
    assertThat(lines("movies.csv"))
        .allMatch(line -> line.matches("\\d+,([^,\"]+|\"[^\"]+, The( \\(\\d{4}\\))?\"),[^,\"]+"));
    assertThat(lines("movies.csv").filter(line -> line.contains(", The (")))
        .hasSizeGreaterThan(500);
    assertThat(lines("links.csv"))
        .allMatch(line -> line.matches("\\d+,\\d{7},\\d+"))
        .hasSize(1_500);
  }

  @Test
  void ratesEachMovieOnceInHalfStarsOverYears() {
    assertThat(ratings.stream().map(r -> List.of(r.user(), r.movie())).distinct()).hasSize(60_000);
    assertThat(ratings)
        .isSortedAccordingTo(
            (a, b) -> a.user() != b.user() ? a.user() - b.user() : a.movie() - b.movie());
    assertThat(ratings.stream().map(Rating::stars).distinct())
        .containsExactlyInAnyOrder(.5, 1., 1.5, 2., 2.5, 3., 3.5, 4., 4.5, 5.);
    assertThat(ratings.stream().map(r -> 1970 + r.time() / 31_556_952).distinct())
        .hasSizeGreaterThan(20)
        .allMatch(year -> year >= 1996 && year <= 2020);
  }

  @Test
  void ratesInSessions() {
    List<Long> pauses = new ArrayList<>();
    ratings.stream()
        .collect(
            Collectors.groupingBy(
                Rating::user, Collectors.mapping(Rating::time, Collectors.toList())))
        .values()
        .forEach(times -> {
          Collections.sort(times);
          for (int n = 1; n < times.size(); n++) {
            pauses.add(times.get(n) - times.get(n - 1));
          }
        });
    assertThat(share(pauses, pause -> pause < 60)).isGreaterThan(.9);
    assertThat(share(pauses, pause -> pause > 86_400)).isBetween(.005, .05);
  }

  @Test
  void hasAPowerLawOfMoviesAndOfPeople() {
    assertThat(slope(countsBy(movies()), 15, 1_000)).isBetween(-1.5, -.7);
    assertThat(slope(countsBy(ratings.stream().map(Rating::user).toList()), 5, 100))
        .isBetween(-1.0, -.4);
  }

  /**
   * A person's favourite genre in one half of the ratings is liked in the other half, too; a
   * stranger's is not.
   */
  @Test
  void hasATasteBehindIt() {
    Map<Integer, List<Rating>> people =
        ratings.stream().collect(Collectors.groupingBy(Rating::user));
    List<Double> own = new ArrayList<>();
    List<Double> strangers = new ArrayList<>();
    people.forEach((user, rated) -> {
      own.add(lead(half(rated, 1), favourite(half(rated, 0))));
      List<Rating> stranger = people.get(user % people.size() + 1);
      strangers.add(lead(half(rated, 1), favourite(half(stranger, 0))));
    });
    assertThat(mean(own)).isGreaterThan(.25);
    assertThat(mean(strangers)).isBetween(-.1, .1);
  }

  @Test
  void refusesWhatNobodyCouldRate() {
    assertThatThrownBy(() -> new DatasetShape(1_000, 10, 100))
        .hasMessageContaining("expected 20 to 50 ratings each");
    assertThatThrownBy(() -> DatasetShape.of("3M")).hasMessageContaining("\"3M\"");
  }

  /** How much better than others a person rates the movies of a genre. */
  private static double lead(List<Rating> rated, String genre) {
    List<Double> with = new ArrayList<>();
    List<Double> without = new ArrayList<>();
    for (Rating rating : rated) {
      (genres.get(rating.movie()).contains(genre) ? with : without).add(rating.stars());
    }
    return with.isEmpty() || without.isEmpty() ? 0 : mean(with) - mean(without);
  }

  private static String favourite(List<Rating> rated) {
    return genres.values().stream()
        .flatMap(Set::stream)
        .distinct()
        .sorted()
        .max((a, b) -> Double.compare(lead(rated, a), lead(rated, b)))
        .orElseThrow();
  }

  private static List<Rating> half(List<Rating> rated, int which) {
    List<Rating> half = new ArrayList<>();
    for (int n = which; n < rated.size(); n += 2) {
      half.add(rated.get(n));
    }
    return half;
  }

  /** Least squares of the logarithm of counts on the logarithm of ranks. */
  private static double slope(Collection<Integer> counts, int from, int to) {
    int[] descending = counts.stream().mapToInt(n -> -n).sorted().map(n -> -n).toArray();
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    int n = to - from;
    for (int rank = from; rank < to; rank++) {
      double logRank = Math.log(rank);
      double logCount = Math.log(descending[rank]);
      x += logRank;
      y += logCount;
      xx += logRank * logRank;
      xy += logRank * logCount;
    }
    return (n * xy - x * y) / (n * xx - x * x);
  }

  private static double share(List<Long> values, java.util.function.LongPredicate which) {
    return (double) values.stream().mapToLong(n -> n).filter(which).count() / values.size();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(n -> n).average().orElseThrow();
  }

  private static Collection<Integer> countsBy(List<Integer> keys) {
    Map<Integer, Integer> counts = new HashMap<>();
    keys.forEach(key -> counts.merge(key, 1, Integer::sum));
    return counts.values();
  }

  private static List<Integer> movies() {
    return ratings.stream().map(Rating::movie).toList();
  }

  private static java.util.stream.Stream<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file)).stream().skip(1);
  }

  private static Rating rating(String line) {
    String[] fields = line.split(",", -1);
    return new Rating(
        Integer.parseInt(fields[0]),
        Integer.parseInt(fields[1]),
        Double.parseDouble(fields[2]),
        Long.parseLong(fields[3]));
  }
}
