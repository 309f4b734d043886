package dev.recommender.training.clean;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.training.MiniDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
        new MiniDataset(Files.createDirectory(folder.resolve("a {folder}, [1] *?")))
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
                Rejection.NOT_A_NUMBER, 4L,
                Rejection.OUTSIDE_SCALE, 2L,
                Rejection.UNKNOWN_MOVIE, 1L,
                Rejection.DUPLICATE, 1L,
                Rejection.MALFORMED_MOVIE, 1L,
                Rejection.DUPLICATE_MOVIE, 1L));
    assertThat(data.rejectedRatings()).isEqualTo(12);
    // Line 1 is the header; the first rating is replaced by the last.
    assertThat(data.report().sample())
        .containsExactlyInAnyOrder(
            rejected(3, "malformed"),
            rejected(4, "malformed"),
            rejected(5, "missingValue"),
            rejected(6, "missingValue"),
            rejected(7, "notANumber"),
            rejected(8, "notANumber"),
            rejected(9, "notANumber"),
            rejected(12, "notANumber"),
            rejected(10, "outsideScale"),
            rejected(11, "outsideScale"),
            rejected(13, "unknownMovie"),
            rejected(2, "duplicate"),
            new RejectedSample("movies.csv", 4, "malformedMovie"),
            new RejectedSample("movies.csv", 5, "duplicateMovie"));
    assertThat(data.report().counts()).isEqualTo(new DataCounts(1, 1, 1, 12));
    UserHistory history = data.histories().collect().getFirst();
    assertThat(history.items()).containsExactly(0);
    assertThat(history.ratings()).as("the latest of two").containsExactly(3f);
    assertThat(history.times()).containsExactly(200);
  }

  private static RejectedSample rejected(long line, String reason) {
    return new RejectedSample("ratings.csv", line, reason);
  }

  @Test
  void refusesTimesBeforeMovieLensAndAfterNow() throws IOException {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    dataset
        .rating("7", 1, 4, Instant.parse("1994-12-31T23:59:59Z").getEpochSecond())
        .rating("7", 1, 3, Instant.parse("1995-01-01T00:00:00Z").getEpochSecond())
        .rating("8", 2, 5, now.getEpochSecond())
        .rating("8", 1, 4, now.getEpochSecond() + 1)
        // Milliseconds by mistake
        .rating("8", 1, 4, now.toEpochMilli());
    CleaningReport report = dataset.clean(Set.of(), TimeWindow.until(now)).report();
    assertThat(report.rejected().counts()).containsOnly(Map.entry(Rejection.OUTSIDE_TIME, 3L));
    assertThat(report.counts()).isEqualTo(new DataCounts(2, 2, 2, 3));
    assertThat(report.profile().newest()).isEqualTo(now);
  }

  @Test
  void keepsLineNumbersAndAFewRowsOfEachReasonInAFileOfSeveralParts() throws IOException {
    StringBuilder file = new StringBuilder("userId,movieId,rating,timestamp\n");
    for (int line = 2; line <= 3000; line++) {
      // Two thirds lie in the first part; an empty line counts, but is no row.
      file.append(
          line % 500 == 0
              ? "broken\n"
              : line == 2999 ? "\n" : "u%d,%d,4,%d\n".formatted(line / 40, line % 4, line));
    }
    CleanData data = dataset.file("ratings.csv", file.toString()).clean(Set.of());
    assertThat(data.report().sample())
        .filteredOn(sample -> sample.reason().equals("malformed"))
        .extracting(RejectedSample::line)
        .as("of six the first five")
        .containsExactly(500L, 1000L, 1500L, 2000L, 2500L);
    assertThat(data.rejected().counts()).containsEntry(Rejection.MALFORMED, 6L);
    assertThat(data.report().sample())
        .filteredOn(sample -> sample.reason().equals("unknownMovie"))
        .extracting(RejectedSample::line)
        .as("movies 0 and 3")
        .containsExactly(3L, 4L, 7L, 8L, 11L);
    assertThat(data.report().counts().ratings() + data.rejectedRatings()).isEqualTo(2998);
  }

  @Test
  void namesTheSourceAndSharesOfTheData() throws IOException {
    dataset.rating("7", 1, 0.5, 100).rating("7", 2, 5, 200).rating("8", 2, 4.5, 300);
    DataProfile profile = dataset.clean(Set.of()).report().profile();
    assertThat(profile)
        .isEqualTo(
            new DataProfile(
                dataset.folder().toUri().toString(),
                List.of(1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L, 1L),
                Map.of("Comedy", 2L, "Romance", 2L),
                Instant.ofEpochSecond(300)));
    ObjectMapper json = new ObjectMapper();
    Map<String, Object> read =
        json.readValue(json.writeValueAsString(profile.toFields()), new TypeReference<>() {});
    assertThat(DataProfile.fromFields(read)).as("through JSON").isEqualTo(profile);
  }

  @Test
  void aByteOrderMarkAndUnixLineEndsAreFine() throws IOException {
    dataset
        .file("ratings.csv", "\uFEFFuserId,movieId,rating,timestamp\n7,1,4,100\n8,1,4,100")
        .file("movies.csv", "\uFEFFmovieId,title,genres\n1,\"A \"\"B\"\", C (1999)\",Drama");
    CleanData data = dataset.clean(Set.of());
    assertThat(data.report().counts()).isEqualTo(new DataCounts(2, 2, 1, 0));
    assertThat(data.catalogue().movie(0).title().title()).isEqualTo("A \"B\", C");
  }

  @Test
  void ratingsAndTagsOfAnotherIdOfAMovieCountForIt() throws IOException {
    dataset
        .movie(7, "Amélie (Fabuleux destin d'Amélie Poulain, Le) (2001)", "Comedy")
        .rating("ann", 2, 3, 100)
        .rating("ann", 7, 5, 200)
        .rating("bob", 7, 4, 100)
        .file("links.csv", "movieId,imdbId,tmdbId\n2,0211915,\n7,0211915,194\n")
        .file("tags.csv", "userId,movieId,tag,timestamp\na,2,paris,1\nb,7,Paris,1\nc,7,b,1\n");
    CleanData data = dataset.clean(Set.of());
    Movie amelie = data.catalogue().movie(1);
    assertThat(amelie.id()).isEqualTo(2);
    assertThat(amelie.otherIds()).containsExactly(7);
    assertThat(amelie.tmdbId()).isEqualTo("194");
    assertThat(amelie.tags()).containsExactly("paris");
    assertThat(data.report().counts()).isEqualTo(new DataCounts(2, 2, 1, 1));
    assertThat(data.rejected().counts()).containsOnly(Map.entry(Rejection.DUPLICATE, 1L));
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
        .file(
            "tags.csv",
            "userId,movieId,tag,timestamp\nann,1,Anns,1\nbob,1,Anns,1\ncid,1,Bobs,1\nbob,1,Bobs,1\n");
    CleanData data = dataset.clean(Set.of(MiniDataset.PSEUDONYMS.of("ann")));
    assertThat(data.histories().map(UserHistory::pseudonym).collect())
        .containsExactly(MiniDataset.PSEUDONYMS.of("bob"));
    assertThat(data.catalogue().movie(0).tags()).containsExactly("bobs");
    assertThat(data.rejectedRatings()).isZero();
  }

  @Test
  void mergesLinksAndTheTagsOfMostPeople() throws IOException {
    dataset
        .rating("ann", 1, 4, 100)
        .file("links.csv", "movieId,imdbId,tmdbId\r\n2,0211915,194\r\n1,0060196,\r\n")
        .file(
            "tags.csv",
            """
            userId,movieId,tag,timestamp
            a,2,Paris,1
            b,2,paris,1
            c,2,Paris,1
            c,2,b,1
            d,2,b,1
            c,2,a,1
            d,2,a,1
            c,2,a,2
            c,2,e,1
            d,2,e,1
            d,2,e,2
            d,2,e,3
            c,2,d,1
            d,2,d,1
            c,2,c,1
            d,2,c,1
            c,1,mine,1
            c,1,mine,2
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
    assertThat(catalogue.movie(0).tags()).as("of one person only").isEmpty();
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
