package dev.recommender.training.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.SparkForTests;
import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.DataCounts;
import dev.recommender.training.clean.UserHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected values are worked out by hand from the five ratings. */
final class FeaturesTest {
  private static final long DAY = 86_400;

  @TempDir private Path folder;
  private CleanData data;
  private Features features;

  @BeforeEach
  void fiveRatings() throws IOException {
    data =
        new MiniDataset(folder)
            .movie(1, "One (2001)", "Comedy|Drama")
            .movie(2, "Two (2002)", "Comedy")
            .movie(3, "Three (2003)", "Western")
            .rating("ann", 1, 4, DAY)
            .rating("ann", 2, 3.5, 2 * DAY - 1)
            .rating("ann", 3, 5, 10 * DAY)
            .rating("bob", 1, 2, DAY)
            .rating("cid", 1, 4.5, DAY)
            .clean(Set.of());
    features = Features.of(data, 3.5);
  }

  @Test
  void countsTheWhole() {
    assertThat(features.counts()).isEqualTo(new DataCounts(5, 3, 3, 0));
    assertThat(features.positives()).isEqualTo(4);
  }

  @Test
  void countsMovies() {
    MovieFeatures first = features.movie(0);
    assertThat(first.ratingCount()).isEqualTo(3);
    assertThat(first.positiveCount()).isEqualTo(2);
    assertThat(first.meanRating()).isEqualTo(3.5);
    // global mean 19 / 5 = 3.8; (10.5 + 10 · 3.8) / (3 + 10)
    assertThat(first.weightedMeanRating()).isCloseTo(48.5 / 13, within(1e-12));
    assertThat(first.popularityPercentile()).isCloseTo(200.0 / 3, within(1e-12));
    assertThat(features.movie(2).popularityPercentile()).isZero();
  }

  @Test
  void profilesPeople() {
    UserProfiling profiling =
        new UserProfiling(features.activityLevels(), data.catalogue().genres(), 3.5);
    UserProfile ann = UserProfile.of(history("ann"), profiling);
    assertThat(ann.meanRating()).isCloseTo(12.5 / 3, within(1e-12));
    // 4, 3.5 and 5: squares about 25/6 are 1/36, 16/36 and 25/36; a third of 42/36
    assertThat(ann.ratingDeviation()).isCloseTo(Math.sqrt(7.0 / 18), within(1e-12));
    assertThat(ann.active()).isEqualTo(new UserProfile.ActiveTime(DAY, 10 * DAY, 2));
    assertThat(ann.favouriteGenres()).containsExactly("Comedy", "Drama", "Western");
    assertThat(UserProfile.of(history("bob"), profiling).favouriteGenres()).isEmpty();
  }

  @Test
  void whatIsLikedWithoutStarsIsCountedButInNoMean() {
    UserHistory likes =
        new UserHistory(
            0,
            "p",
            new int[] {0, 1, 2},
            new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 2},
            new long[] {0, 0, 0});
    Features counted = Features.of(with(likes), 3.5);
    assertThat(counted.movie(0)).isEqualTo(new MovieFeatures(1, null, null, 0, 1));
    assertThat(counted.movie(1)).isEqualTo(new MovieFeatures(1, null, null, 0, 0));
    assertThat(counted.movie(2).meanRating()).isEqualTo(2);
    assertThat(counted.movie(2).weightedMeanRating()).isEqualTo(2);
    UserProfile profile =
        UserProfile.of(
            likes, new UserProfiling(counted.activityLevels(), data.catalogue().genres(), 3.5));
    assertThat(profile.meanRating()).isEqualTo(2);
    assertThat(profile.ratingDeviation()).isZero();
    assertThat(profile.active()).as("no time is known").isNull();
    assertThat(profile.favouriteGenres()).containsExactly("Comedy", "Drama");
  }

  @Test
  void namesActivityByQuantiles() {
    // One rating, one rating, three: the median is 1, the 90th percentile 3.
    assertThat(features.activityLevels()).isEqualTo(new ActivityLevels(1, 3));
    assertThat(new ActivityLevels(1, 3).of(1)).isEqualTo(ActivityLevel.LIGHT);
    assertThat(new ActivityLevels(1, 3).of(3)).isEqualTo(ActivityLevel.REGULAR);
    assertThat(new ActivityLevels(1, 3).of(4)).isEqualTo(ActivityLevel.HEAVY);
  }

  @Test
  void showsAHistogramFromTheFloorOn() {
    // Half a star to five stars: 2, 4 and 4.5 once each.
    assertThat(features.ratingHistogram(0, 3)).containsExactly(0, 0, 0, 1, 0, 0, 0, 1, 1, 0);
    assertThat(features.ratingHistogram(0, 4)).isEmpty();
  }

  @Test
  void ranksMoviesInTheirGenresByWeightedMean() {
    // Comedy: movie 1 has 48.5 / 13 = 3.731, movie 2 (3.5 + 38) / 11 = 3.773.
    GenreStandings standings = features.genreStandings(data.catalogue().genres(), 1);
    assertThat(standings.of(0))
        .containsExactly(new GenreStanding("Comedy", 2, 2), new GenreStanding("Drama", 1, 1));
    assertThat(standings.of(1)).containsExactly(new GenreStanding("Comedy", 1, 2));
    GenreStandings ofThree = features.genreStandings(data.catalogue().genres(), 3);
    assertThat(ofThree.of(0)).startsWith(new GenreStanding("Comedy", 1, 1));
    assertThat(ofThree.of(1)).as("one rater").isEmpty();
  }

  @Test
  void hashesWhatIsTrainedOnWhateverThePartitions() throws IOException {
    assertThat(features.trainingSetHash()).hasSize(64);
    assertThat(Features.of(data, 4).trainingSetHash()).isEqualTo(features.trainingSetHash());
  }

  private CleanData with(UserHistory history) {
    JavaSparkContext spark = new JavaSparkContext(SparkForTests.spark().sparkContext());
    return data.withHistories(spark.parallelize(List.of(history), 1));
  }

  private UserHistory history(String user) {
    return data.histories().collect().stream()
        .filter(history -> history.pseudonym().equals(MiniDataset.PSEUDONYMS.of(user)))
        .findFirst()
        .orElseThrow();
  }
}
