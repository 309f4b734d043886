package dev.recommender.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.SparkForTests;
import dev.recommender.training.clean.CleanData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

/**
 * Four people with factors of rank 1, worked out by hand. Everyone rated two movies except dan, who
 * rated three: weights are 1 / ln 3 and 1 / ln 4.
 */
final class AudiencesTest {
  private static final double TWO = 1 / Math.log(3);
  private static final double THREE = 1 / Math.log(4);
  private static final Map<String, Float> FACTORS =
      Map.of("ann", 1f, "bob", 2f, "cid", 4f, "dan", 8f);

  @TempDir private Path folder;
  private CleanData data;

  @BeforeEach
  void fourPeople() throws IOException {
    data =
        new MiniDataset(folder)
            .movie(1, "Liked by ann, bob, cid (2001)", "Comedy")
            .movie(2, "Liked by dan (2002)", "Comedy")
            .movie(3, "Liked by cid, dan (2003)", "Drama")
            .movie(4, "Liked by ann, disliked by bob (2004)", "(no genres listed)")
            .movie(5, "Liked by dan, of both genres (2005)", "Comedy|Drama")
            .rating("ann", 1, 4, 1)
            .rating("ann", 4, 4, 1)
            .rating("bob", 1, 4, 1)
            .rating("bob", 4, 2, 1)
            .rating("cid", 1, 4, 1)
            .rating("cid", 3, 4, 1)
            .rating("dan", 2, 4, 1)
            .rating("dan", 3, 4, 1)
            .rating("dan", 5, 4, 1)
            .clean(Set.of());
  }

  // Shares of what each liked that is Comedy: ann 1/2, bob 1, cid 1/2, dan 2/3; Drama: cid 1/2, dan
  // 2/3.
  private static final double COMEDY =
      (TWO * (0.5 * 1 + 2 + 0.5 * 4) + THREE * 2 / 3 * 8) / (TWO * 2 + THREE * 2 / 3);
  private static final double DRAMA =
      (TWO * 0.5 * 4 + THREE * 2 / 3 * 8) / (TWO * 0.5 + THREE * 2 / 3);

  @Test
  void shrinksTheMeanOfThoseWhoLikedItTowardsTheGenre() {
    double kappa = AudienceRule.KAPPA;
    double own = (TWO * (1 + 2 + 4) + kappa * COMEDY) / (3 * TWO + kappa);
    expect(audiences(3).of(0), own, 3, AudienceSource.AUDIENCE);
  }

  @Test
  void theGenreStandsInBelowTheFloor() {
    expect(audiences(3).of(1), COMEDY, 4, AudienceSource.GENRE);
  }

  @Test
  void whatIsSimilarMayStandInInstead() {
    Audiences audiences = audiences(3).standingIn(item -> item == 1 ? new float[] {7} : null);
    expect(audiences.of(1), 7, 0, AudienceSource.SIMILAR);
    expect(audiences.of(4), COMEDY, 4, AudienceSource.GENRE);
    assertThat(audiences.of(0)).isNotNull();
    assertThat(audiences.of(0).source()).as("above the floor").isEqualTo(AudienceSource.AUDIENCE);
  }

  @Test
  void aGenreNeedsTheFloorToo() {
    assertThat(audiences(3).of(2)).as("Drama has two people").isNull();
    expect(audiences(3).of(4), COMEDY, 4, AudienceSource.GENRE);
  }

  @Test
  void severalGenresCountAlike() {
    expect(audiences(2).of(4), (COMEDY + DRAMA) / 2, 4, AudienceSource.GENRE);
  }

  @Test
  void withoutGenresThereIsOnlyTheMean() {
    expect(audiences(1).of(3), 1, 1, AudienceSource.AUDIENCE);
    assertThat(audiences(2).of(3)).isNull();
  }

  private static void expect(
      @org.jspecify.annotations.Nullable Audience audience,
      double factor,
      int size,
      AudienceSource source) {
    assertThat(audience).isNotNull();
    assertThat(audience.factors()).containsExactly(new float[] {(float) factor}, within(1e-5f));
    assertThat(audience.size()).isEqualTo(size);
    assertThat(audience.source()).isEqualTo(source);
  }

  private Audiences audiences(int floor) {
    List<Tuple2<Integer, float[]>> users =
        data.histories().collect().stream()
            .map(history -> new Tuple2<>(history.user(), factors(history.pseudonym())))
            .toList();
    int partitions = data.histories().getNumPartitions();
    JavaPairRDD<Integer, float[]> spread =
        JavaSparkContext.fromSparkContext(SparkForTests.spark().sparkContext())
            .parallelizePairs(users)
            .partitionBy(new org.apache.spark.HashPartitioner(partitions));
    Factors factors = new Factors(spread, new ItemFactors(data.catalogue().size(), 1));
    AudienceRule rule =
        new AudienceRule(data.catalogue().genres(), data.catalogue().size(), 3.5, floor);
    return Audiences.of(FactoredUser.join(data.histories(), factors), rule);
  }

  private static float[] factors(String pseudonym) {
    return FACTORS.entrySet().stream()
        .filter(entry -> MiniDataset.PSEUDONYMS.of(entry.getKey()).equals(pseudonym))
        .map(entry -> new float[] {entry.getValue()})
        .findFirst()
        .orElseThrow();
  }
}
