package dev.recommender.training.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.DataCounts;
import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.people.ConsentMode;
import dev.recommender.training.people.InMemoryPeople;
import dev.recommender.training.people.PeopleRules;
import dev.recommender.training.people.SomePerson;
import dev.recommender.training.people.Stars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected values are worked out by hand from the five ratings. */
final class FeaturesTest {
  private static final long DAY = 86_400;

  @TempDir private Path folder;
  private MiniDataset dataset;
  private CleanData data;
  private Features features;

  @BeforeEach
  void fiveRatings() throws IOException {
    dataset = new MiniDataset(folder);
    data =
        dataset
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
    assertThat(ann.firstRating()).isEqualTo(DAY);
    assertThat(ann.lastRating()).isEqualTo(10 * DAY);
    assertThat(ann.activeDays()).isEqualTo(2);
    assertThat(ann.favouriteGenres()).containsExactly("Comedy", "Drama", "Western");
    assertThat(UserProfile.of(history("bob"), profiling).favouriteGenres()).isEmpty();
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
  void mergesCellsBelowTheFloor() {
    // Five half stars of one person each; together three people. Light is bob and cid.
    assertThat(features.statistics(2))
        .containsExactly(
            new StatisticsCell("rating", "other", 5, 3, 5.0 / 3),
            new StatisticsCell("activity", "light", 2, 2, 1));
    assertThat(features.statistics(4)).isEmpty();
    assertThat(features.statistics(1)).hasSize(7);
  }

  @Test
  void hashesWhatIsTrainedOnWhateverThePartitions() throws IOException {
    assertThat(features.trainingSetHash()).hasSize(64);
    assertThat(Features.of(data, 4).trainingSetHash()).isEqualTo(features.trainingSetHash());
  }

  @Test
  void opinionsWithoutStarsAreCountedButNotAveraged() throws IOException {
    PeopleRules rules = new PeopleRules(ConsentMode.NOT_REQUIRED, true, 36_500);
    InMemoryPeople people =
        new InMemoryPeople()
            .with(
                SomePerson.with(
                    "p",
                    SomePerson.rated(1, Stars.LIKED, DAY),
                    SomePerson.rated(3, Stars.DISLIKED, DAY)));
    CleanData joined = dataset.clean(people, rules);
    Features counted = Features.of(joined, 3.5);
    assertThat(counted.counts()).isEqualTo(new DataCounts(7, 4, 3, 0));
    assertThat(counted.positives()).isEqualTo(5);
    MovieFeatures first = counted.movie(0);
    assertThat(first.ratingCount()).isEqualTo(4);
    assertThat(first.positiveCount()).isEqualTo(3);
    assertThat(first.meanRating()).as("of three").isEqualTo(3.5);
    assertThat(first.weightedMeanRating()).isCloseTo(48.5 / 13, within(1e-12));
    // Three ratings by three people: who gave no stars is not among those who did.
    assertThat(counted.statistics(3))
        .contains(new StatisticsCell("rating", "other", 5, 3, 5.0 / 3));
    UserProfiling profiling =
        new UserProfiling(counted.activityLevels(), joined.catalogue().genres(), 3.5);
    UserHistory newcomer =
        joined.histories().filter(history -> history.pseudonym().equals("p")).first();
    assertThat(UserProfile.of(newcomer, profiling).meanRating()).isNull();
    assertThat(UserProfile.of(newcomer, profiling).favouriteGenres())
        .containsExactly("Comedy", "Drama");
  }

  private UserHistory history(String user) {
    return data.histories().collect().stream()
        .filter(history -> history.pseudonym().equals(MiniDataset.PSEUDONYMS.of(user)))
        .findFirst()
        .orElseThrow();
  }
}
