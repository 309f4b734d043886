package dev.recommender.training.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recommender.training.failure.RunFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatasetFilesTest {
  private static final String RATINGS = "userId,movieId,rating,timestamp\r\n1,1,4.0,964982703\r\n";
  private static final String MOVIES = "movieId,title,genres\r\n1,Toy Story (1995),Comedy\r\n";

  @TempDir private Path folder;

  @Test
  void opensAFolderAndHashesItsFilesInTheOrderOfNames() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("ratings.csv"), RATINGS);
    Files.writeString(data.resolve("movies.csv"), MOVIES);
    Files.writeString(data.resolve("README.txt"), "not part of the data");

    DatasetFiles files = open(data, null);

    assertThat(files.folder()).isEqualTo(data);
    // printf of MOVIES, then RATINGS, through sha256sum
    assertThat(files.hash())
        .isEqualTo("64334885f23673345b3225f3df31961b904d689c4ae349b189e75bc020ab1936");
  }

  @Test
  void findsTheFilesInASubFolder() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data/ml"));
    Files.writeString(data.resolve("ratings.csv"), RATINGS);
    Files.writeString(data.resolve("movies.csv"), MOVIES);
    assertThat(open(folder.resolve("data"), null).folder()).isEqualTo(data);
  }

  @Test
  void unpacksAnArchive() throws IOException {
    Path zip = zip(Map.of("ml/ratings.csv", RATINGS, "ml/movies.csv", MOVIES, "ml/x.txt", "x"));
    DatasetFiles files = open(zip, null);
    assertThat(files.folder().resolve("ratings.csv")).hasContent(RATINGS);
    assertThat(files.folder().resolve("x.txt")).doesNotExist();
    assertThat(files.hash()).hasSize(64);
  }

  @Test
  void comparesTheHashOfAnArchive() throws IOException {
    Path zip = zip(Map.of("ratings.csv", RATINGS, "movies.csv", MOVIES));
    String hash = open(zip, null).hash();
    assertThat(failure(zip, "00").reason()).isEqualTo("ChecksumMismatch");
    assertThat(failure(zip, "00")).hasMessageContaining(hash).hasMessageContaining("expected 00");
  }

  @Test
  void refusesAnArchiveThatWritesOutsideItself() throws IOException {
    Path zip = zip(Map.of("../ratings.csv", RATINGS, "movies.csv", MOVIES));
    assertThat(failure(zip, null).reason()).isEqualTo("UnsafeArchive");
    assertThat(folder.resolve("scratch/ratings.csv")).doesNotExist();
  }

  @Test
  void unpacksNoMoreThanTheLimit() throws IOException {
    // 1 MB of one letter are 1 kB in a zip.
    Path zip = zip(Map.of("ratings.csv", "x".repeat(1_000_000), "movies.csv", MOVIES));
    RunFailure failure =
        catchThrowableOfType(
            RunFailure.class,
            () ->
                new ZipArchive(List.of("ratings.csv", "movies.csv"), 900_000)
                    .unpack(zip, folder.resolve("out")));
    assertThat(failure.reason()).isEqualTo("DatasetTooLarge");
    assertThat(failure).hasMessageContaining("more than 900000 bytes");
  }

  @Test
  void refusesWhatIsNoArchive() throws IOException {
    Path file = Files.writeString(folder.resolve("data.zip"), "no zip");
    assertThat(failure(file, null).reason()).isEqualTo("NotAnArchive");
  }

  @Test
  void saysThatNothingIsThere() {
    RunFailure failure = failure(folder.resolve("none"), null);
    assertThat(failure.reason()).isEqualTo("DatasetNotFound");
    assertThat(failure).hasMessageContaining("none");
  }

  @Test
  void namesAMissingFile() throws IOException {
    assertThat(failure(zip(Map.of("movies.csv", MOVIES)), null))
        .hasMessageContaining("\"ratings.csv\" found in 0 folders");
    assertThat(failure(zip(Map.of("ratings.csv", RATINGS)), null))
        .hasMessageContaining("\"movies.csv\" is not in folder");
  }

  @Test
  void comparesHeadersExactlyAndDoesNotQuoteWhatMayBeSomebodysRow() throws IOException {
    Path zip = zip(Map.of("ratings.csv", "ann@example.org,1\n1,1\n", "movies.csv", MOVIES));
    RunFailure failure = failure(zip, null);
    assertThat(failure.reason()).isEqualTo("UnexpectedHeader");
    assertThat(failure)
        .hasMessage(
            "reading \"ratings.csv\": the first line has 2 columns and is not the header,"
                + " expected \"userId,movieId,rating,timestamp\"");
  }

  @Test
  void acceptsAHashOnlyForAnArchive() throws IOException {
    assertThat(failure(folder, "00").reason()).isEqualTo("InvalidArgument");
  }

  private RunFailure failure(Path path, @Nullable String sha256) {
    return catchThrowableOfType(RunFailure.class, () -> open(path, sha256));
  }

  private DatasetFiles open(Path path, @Nullable String sha256) throws IOException {
    Path scratch = Files.createTempDirectory(folder, "scratch");
    return DatasetFiles.open(new DatasetSource(path.toUri(), DatasetFormat.CSV, sha256), scratch);
  }

  private Path zip(Map<String, String> entries) throws IOException {
    Path zip = Files.createTempFile(folder, "data", ".zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream zipped = new ZipOutputStream(out)) {
      for (var entry : new TreeMap<>(entries).entrySet()) {
        zipped.putNextEntry(new ZipEntry(entry.getKey()));
        zipped.write(entry.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return zip;
  }
}
