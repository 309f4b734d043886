package dev.recommender.training.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.failure.RunFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of ml-1m and ml-10m: no header, {@code ::} between values. */
final class DatFormatTest {
  @TempDir private Path folder;
  private MiniDataset dataset;

  @BeforeEach
  void twoMovies() throws IOException {
    dataset =
        MiniDataset.dat(folder)
            .movie(1, "Misérables, Les (1995)", "Drama|Musical")
            .movie(4, "11'09\"01 - \"September, 11\" (2002)", "(no genres listed)");
  }

  @Test
  void countsEveryKindOfBrokenRowByReason() throws IOException {
    dataset
        .rating("7", 1, 4.5, 978300760)
        .line("ratings.dat", "7::1::4")
        .line("ratings.dat", "7,1,4,978300760")
        .line("ratings.dat", "7::::4::978300760")
        .line("ratings.dat", "7::1::4.5.1::978300760")
        .line("ratings.dat", "7::1::6::978300760")
        .line("ratings.dat", "7::2::4::978300760")
        .line("ratings.dat", "7::1::4::0")
        .rating("7", 1, 3, 978300761)
        .rating("8", 4, 0.5, 978300761)
        .line("movies.dat", "9::No genres (1990)")
        .movie(1, "Again (2001)", "Drama");

    CleanData data = dataset.clean(Set.of(), new TimeWindow(1, Long.MAX_VALUE));

    assertThat(data.rejected().counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Rejection.MALFORMED, 2L,
                Rejection.MISSING_VALUE, 1L,
                Rejection.NOT_A_NUMBER, 1L,
                Rejection.OUTSIDE_SCALE, 1L,
                Rejection.UNKNOWN_MOVIE, 1L,
                Rejection.OUTSIDE_TIME, 1L,
                Rejection.DUPLICATE, 1L,
                Rejection.MALFORMED_MOVIE, 1L,
                Rejection.DUPLICATE_MOVIE, 1L));
    assertThat(data.report().sample())
        .contains(
            new RejectedSample("ratings.dat", 1, "duplicate"),
            new RejectedSample("ratings.dat", 2, "malformed"),
            new RejectedSample("ratings.dat", 8, "outsideTime"),
            new RejectedSample("movies.dat", 3, "malformedMovie"),
            new RejectedSample("movies.dat", 4, "duplicateMovie"))
        .hasSize(10);
    assertThat(data.report().counts()).isEqualTo(new DataCounts(2, 2, 2, 8));
    assertThatCode(data::requireTimes).doesNotThrowAnyException();
  }

  @Test
  void readsMoviesInUtf8OrElseInLatin1() throws IOException {
    Movie inUtf8 = dataset.clean(Set.of()).catalogue().movie(0);
    Path movies = folder.resolve("movies.dat");
    Files.write(movies, Files.readString(movies).getBytes(StandardCharsets.ISO_8859_1));
    Catalogue inLatin1 = dataset.clean(Set.of()).catalogue();
    assertThat(inLatin1.movie(0)).isEqualTo(inUtf8);
    assertThat(inLatin1.movie(0).title().title()).isEqualTo("Les Misérables");
    assertThat(inLatin1.movie(0).genres()).containsExactly("Drama", "Musical");
    assertThat(inLatin1.movie(1).title().title())
        .as("quotes mean nothing here")
        .isEqualTo("11'09\"01 - \"September, 11\"");
    assertThat(inLatin1.movie(1).genres()).isEmpty();
  }

  @Test
  void readsTagsWhenTheyAreThere() throws IOException {
    dataset.file(
        "tags.dat",
        """
        15::1::Paris, "France"::1215184630
        16::9::lost::1
        17::1::x
        18::1::paris, "France"::1215184631
        """);
    assertThat(dataset.clean(Set.of()).catalogue().movie(0).tags())
        .containsExactly("paris, \"france\"");
  }

  @Test
  void ratingsWithoutTimesCannotBeSplitByTime() throws IOException {
    dataset.file("ratings.dat", "7::1::4\n7::4::2.5\n8::1\n7::1::1\n");
    CleanData data = dataset.clean(Set.of(), TimeWindow.until(Instant.EPOCH));
    assertThat(data.report().timed()).isFalse();
    assertThat(data.rejected().counts())
        .containsOnly(Map.entry(Rejection.MALFORMED, 1L), Map.entry(Rejection.DUPLICATE, 1L));
    assertThat(data.histories().collect().getFirst().ratings())
        .as("of two without times the later in the file")
        .containsExactly(1f, 2.5f);
    assertThat(data.report().profile().newest()).isNull();
    RunFailure failure = catchThrowableOfType(RunFailure.class, data::requireTimes);
    assertThat(failure.reason()).isEqualTo("NoTimes");
    assertThat(failure).hasMessageContaining("--split=Random");
  }

  @Test
  void aFewShortRowsDoNotMakeASetOneWithoutTimes() throws IOException {
    dataset.line("ratings.dat", "7::1::4").rating("7", 4, 2.5, 978300760);
    CleanData data = dataset.clean(Set.of());
    assertThat(data.report().timed()).isTrue();
    assertThat(data.rejected().counts()).containsOnly(Map.entry(Rejection.MALFORMED, 1L));
  }
}
