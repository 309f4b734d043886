package dev.recommender.training.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.RealDataset;
import dev.recommender.training.RealDataset.Movie;
import dev.recommender.training.RealDataset.Rating;
import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.UserHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features of ml-latest-small beside a naive computation from the lines of its files. */
final class RealFeaturesTest {
  private static final int FLOOR = 20;

  @TempDir private static Path scratch;
  private static CleanData data;
  private static Features features;
  private static List<Movie> movies;
  private static Map<Integer, List<Rating>> byMovie;
  private static Map<String, List<Rating>> byUser;
  private static double mean;

  @BeforeAll
  static void count() throws IOException {
    RealDataset real = RealDataset.in(scratch);
    data = real.clean();
    features = Features.of(data, 3.5);
    movies = real.movies().stream().sorted(Comparator.comparingInt(Movie::id)).toList();
    List<Rating> ratings = real.ratings();
    byMovie = ratings.stream().collect(Collectors.groupingBy(Rating::movie));
    byUser = ratings.stream().collect(Collectors.groupingBy(Rating::user));
    mean = mean(ratings);
  }

  private static double mean(List<Rating> ratings) {
    return ratings.stream().mapToDouble(Rating::stars).average().orElse(Double.NaN);
  }

  private static List<Rating> of(Movie movie) {
    return byMovie.getOrDefault(movie.id(), List.of());
  }

  private static double weighted(Movie movie) {
    int n = of(movie).size();
    return n / (n + 10.0) * mean(of(movie)) + 10 / (n + 10.0) * mean;
  }

  @Test
  void moviesHaveCountsMeansAndHistograms() {
    int[] counts = movies.stream().mapToInt(movie -> of(movie).size()).toArray();
    for (int item = 0; item < movies.size(); item++) {
      MovieFeatures found = features.movie(item);
      List<Rating> ratings = of(movies.get(item));
      assertThat(found.ratingCount()).isEqualTo(ratings.size());
      assertThat(found.positiveCount())
          .isEqualTo((int) ratings.stream().filter(rating -> rating.stars() >= 3.5).count());
      if (!ratings.isEmpty()) {
        assertThat(found.meanRating()).isCloseTo(mean(ratings), within(1e-12));
        assertThat(found.weightedMeanRating()).isCloseTo(weighted(movies.get(item)), within(1e-12));
      }
      int count = counts[item];
      assertThat(found.popularityPercentile())
          .isEqualTo(100.0 * IntStream.of(counts).filter(c -> c < count).count() / counts.length);
      assertThat(features.ratingHistogram(item, FLOOR)).isEqualTo(histogram(ratings));
    }
  }

  private static List<Integer> histogram(List<Rating> ratings) {
    return ratings.size() < FLOOR
        ? List.of()
        : IntStream.rangeClosed(1, 10)
            .map(half -> (int) ratings.stream().filter(r -> r.stars() == half / 2.0).count())
            .boxed()
            .toList();
  }

  @Test
  void moviesHaveAStandingInEachGenre() {
    GenreStandings standings = features.genreStandings(data.catalogue().genres(), FLOOR);
    int compared = 0;
    for (int item = 0; item < movies.size(); item++) {
      Movie movie = movies.get(item);
      List<GenreStanding> found = standings.of(item);
      if (of(movie).size() < FLOOR) {
        assertThat(found).isEmpty();
        continue;
      }
      compared++;
      assertThat(found)
          .containsExactlyInAnyOrderElementsOf(
              movie.genres().stream().map(genre -> standing(movie, genre)).toList());
    }
    assertThat(compared).isGreaterThan(1000);
  }

  private static GenreStanding standing(Movie movie, String genre) {
    List<Movie> others =
        movies.stream()
            .filter(other -> other.genres().contains(genre) && of(other).size() >= FLOOR)
            .toList();
    // The tolerance keeps movies with the same ratings equal, however their mean is rounded.
    long better = others.stream().filter(o -> weighted(o) > weighted(movie) + 1e-10).count();
    return new GenreStanding(genre, 1 + (int) better, others.size());
  }

  @Test
  void peopleHaveMeansDeviationsAndActiveDays() {
    UserProfiling profiling =
        new UserProfiling(features.activityLevels(), data.catalogue().genres(), 3.5);
    Map<String, UserHistory> histories =
        data.histories().collect().stream()
            .collect(Collectors.toMap(UserHistory::pseudonym, history -> history));
    assertThat(histories).hasSize(byUser.size());
    byUser.forEach((user, ratings) -> {
      UserProfile found = UserProfile.of(histories.get(MiniDataset.PSEUDONYMS.of(user)), profiling);
      double average = mean(ratings);
      double square =
          ratings.stream().mapToDouble(r -> r.stars() * r.stars()).average().orElseThrow();
      assertThat(found.meanRating()).isCloseTo(average, within(1e-12));
      // Var(r) = E(r²) − E(r)²
      assertThat(Math.pow(found.ratingDeviation(), 2))
          .isCloseTo(square - average * average, within(1e-9));
      assertThat(found.active())
          .isEqualTo(
              new UserProfile.ActiveTime(
                  ratings.stream().mapToLong(Rating::time).min().orElseThrow(),
                  ratings.stream().mapToLong(Rating::time).max().orElseThrow(),
                  (int) ratings.stream().map(r -> r.time() / 86_400).distinct().count()));
    });
  }
}
