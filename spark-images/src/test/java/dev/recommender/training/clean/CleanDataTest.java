package dev.recommender.training.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.training.MiniDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CleanDataTest {
  @TempDir private Path folder;
  private MiniDataset dataset;

  @BeforeEach
  void twoMovies() throws IOException {
    dataset =
        new MiniDataset(Files.createDirectory(folder.resolve("a folder")))
            .movie(2, "Amélie (Fabuleux destin d'Amélie Poulain, Le) (2001)", "Comedy|Romance")
            .movie(1, "Good, the Bad and the Ugly, The (1966)", "(no genres listed)");
  }

  @Test
  void countsEveryKindOfBrokenRowByReason() throws IOException {
    dataset
        .rating("7", 1, 4, 100)
        .line("ratings.csv", "7,1")
        .line("ratings.csv", "7,1,4.0,100,5")
        .line("ratings.csv", "7,,4.0,100")
        .line("ratings.csv", ",1,4.0,100")
        .line("ratings.csv", "7,1,good,100")
        .line("ratings.csv", "7,1,4.0,yesterday")
        .line("ratings.csv", "7,one,4.0,100")
        .rating("7", 1, 5.5, 100)
        .rating("7", 1, 0, 100)
        .line("ratings.csv", "7,1,NaN,100")
        .rating("7", 99, 4, 100)
        .rating("7", 1, 3, 200)
        .line("movies.csv", "x,Broken,Drama")
        .movie(2, "Again (2001)", "Drama");

    CleanData data = dataset.clean(Set.of());

    assertThat(data.rejected().counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Rejection.MALFORMED, 2L,
                Rejection.MISSING_VALUE, 2L,
                Rejection.NOT_A_NUMBER, 3L,
                Rejection.OUTSIDE_SCALE, 3L,
                Rejection.UNKNOWN_MOVIE, 1L,
                Rejection.DUPLICATE, 1L,
                Rejection.MALFORMED_MOVIE, 1L,
                Rejection.DUPLICATE_MOVIE, 1L));
    assertThat(data.rejectedRatings()).isEqualTo(12);
    UserHistory history = data.histories().collect().getFirst();
    assertThat(history.items()).containsExactly(0);
    assertThat(history.ratings()).as("the latest of two").containsExactly(3f);
    assertThat(history.times()).containsExactly(200);
  }

  @Test
  void givesEveryPersonAPseudonymAndANumberThatNamesThePartition() throws IOException {
    for (int user = 1; user <= 20; user++) {
      dataset.rating("u" + user, 1, 4, 100).rating("u" + user, 2, 2, 50);
    }
    CleanData data = dataset.clean(Set.of());
    List<List<UserHistory>> partitions = data.histories().glom().collect();
    assertThat(partitions).hasSizeGreaterThan(1);
    for (int partition = 0; partition < partitions.size(); partition++) {
      for (UserHistory history : partitions.get(partition)) {
        assertThat(history.user() % partitions.size()).isEqualTo(partition);
        assertThat(history.items()).containsExactly(0, 1);
      }
    }
    assertThat(data.histories().map(UserHistory::pseudonym).collect())
        .hasSize(20)
        .contains(MiniDataset.PSEUDONYMS.of("u3"));
  }

  @Test
  void leavesErasedPeopleOut() throws IOException {
    dataset
        .rating("ann", 1, 4, 100)
        .rating("bob", 1, 4, 100)
        .file("tags.csv", "userId,movieId,tag,timestamp\nann,1,Anns,1\nbob,1,Bobs,1\n");
    CleanData data = dataset.clean(Set.of(MiniDataset.PSEUDONYMS.of("ann")));
    assertThat(data.histories().map(UserHistory::pseudonym).collect())
        .containsExactly(MiniDataset.PSEUDONYMS.of("bob"));
    assertThat(data.catalogue().movie(0).tags()).containsExactly("bobs");
    assertThat(data.rejectedRatings()).isZero();
  }

  @Test
  void mergesLinksAndTheMostFrequentTags() throws IOException {
    dataset
        .rating("ann", 1, 4, 100)
        .file("links.csv", "movieId,imdbId,tmdbId\r\n2,0211915,194\r\n1,0060196,\r\n")
        .file(
            "tags.csv",
            """
            userId,movieId,tag,timestamp
            a,2,Paris,1
            b,2,paris,1
            c,2,b,1
            c,2,a,1
            c,2,e,1
            c,2,d,1
            c,2,c,1
            """);
    Catalogue catalogue = dataset.clean(Set.of()).catalogue();
    assertThat(catalogue.size()).isEqualTo(2);
    Movie second = catalogue.movie(1);
    assertThat(second.id()).isEqualTo(2);
    assertThat(second.title().title()).isEqualTo("Amélie");
    assertThat(second.genres()).containsExactly("Comedy", "Romance");
    assertThat(second.imdbId()).isEqualTo("0211915");
    assertThat(second.tmdbId()).isEqualTo("194");
    assertThat(second.tags()).containsExactly("paris", "a", "b", "c", "d");
    assertThat(catalogue.movie(0).genres()).isEmpty();
    assertThat(catalogue.movie(0).tmdbId()).isNull();
  }

  @Test
  void numbersPeopleTheSameEveryTime() throws IOException {
    for (int user = 1; user <= 10; user++) {
      dataset.rating("u" + user, 1, 4, 100);
    }
    assertThat(numbers(dataset.clean(Set.of()))).isEqualTo(numbers(dataset.clean(Set.of())));
  }

  private static List<String> numbers(CleanData data) {
    return data.histories().map(history -> history.user() + " " + history.pseudonym()).collect();
  }
}
