package dev.recommender.training.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.recommender.training.failure.RunFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hadoop's connector against a server that speaks S3. */
final class S3CopyTest {
  private static final String RATINGS = "userId,movieId,rating,timestamp\n1,1,4.0,964982703\n";
  private static final String MOVIES = "movieId,title,genres\n1,Toy Story (1995),Comedy\n";
  private static final String SECRET = "a-secret-that-nobody-reads";

  private static @Nullable MotoServer server;

  @TempDir private Path scratch;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Optional<MotoServer> started = MotoServer.start();
    assumeTrue(started.isPresent(), "moto[server] cannot be installed: python3 or PyPI is away");
    server = started.get();
    server.call("PUT", "/films", new byte[0]);
    put("/films/small/ratings.csv", RATINGS.getBytes(StandardCharsets.UTF_8));
    put("/films/small/movies.csv", MOVIES.getBytes(StandardCharsets.UTF_8));
    put("/films/small/README.txt", new byte[10]);
    put("/films/small.zip", zip());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static void put(String path, byte[] body) throws IOException, InterruptedException {
    server.call("PUT", path, body);
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("ml/ratings.csv"));
      zip.write(RATINGS.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("ml/movies.csv"));
      zip.write(MOVIES.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void copiesAFolder() throws IOException {
    DatasetFiles files = open("s3a://films/small", access(server.endpoint()));
    assertThat(files.path(DataFile.RATINGS)).hasContent(RATINGS);
    assertThat(files.path(DataFile.MOVIES)).hasContent(MOVIES);
    try (var copied = Files.list(files.folder())) {
      assertThat(copied).as("only files of a data set").hasSize(2);
    }
    assertThat(files.source()).isEqualTo("s3a://films/small");
  }

  @Test
  void takesTemporaryCredentialsAndARegion() throws IOException {
    S3Access temporary =
        new S3Access("key-id", SECRET, "a-token", "eu-central-1", server.endpoint());
    assertThat(open("s3a://films/small", temporary).path(DataFile.RATINGS)).hasContent(RATINGS);
    assertThat(temporary.toString()).doesNotContain("a-token");
  }

  @Test
  void findsTheFilesInASubFolder() throws IOException {
    DatasetFiles files = open("s3a://films/", access(server.endpoint()));
    assertThat(files.folder().getFileName()).hasToString("small");
    assertThat(files.path(DataFile.RATINGS)).hasContent(RATINGS);
  }

  @Test
  void copiesAnArchive() throws IOException {
    DatasetFiles files = open("s3a://films/small.zip", access(server.endpoint()));
    assertThat(files.path(DataFile.RATINGS)).hasContent(RATINGS);
    assertThat(files.hash()).isEqualTo(Hashes.ofFiles(List.of(scratch.resolve("copy/small.zip"))));
  }

  @Test
  void saysThatBucketOrKeyAreMissing() {
    RunFailure key = failure("s3a://films/none", access(server.endpoint()));
    assertThat(key.reason()).isEqualTo("DatasetNotFound");
    assertThat(key).hasMessageContaining("s3a://films/none");
    RunFailure bucket = failure("s3a://nobody/small", access(server.endpoint()));
    assertThat(bucket.reason()).isEqualTo("DatasetNotFound");
  }

  @Test
  void saysThatTheCredentialsAreRefused() throws IOException, InterruptedException {
    // From here on moto checks keys, of which it knows none.
    server.call("POST", "/moto-api/reset-auth", "0".getBytes(StandardCharsets.UTF_8));
    try {
      RunFailure failure = failure("s3a://films/small", access(server.endpoint()));
      assertThat(failure.reason()).isEqualTo("AccessDenied");
      assertThat(failure).hasMessageNotContaining(SECRET);
    } finally {
      server.call("POST", "/moto-api/reset-auth", "Infinity".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void givesUpOnAStoreThatIsAway() throws IOException {
    RunFailure failure =
        failure("s3a://films/small", access("http://127.0.0.1:" + MotoServer.freePort()));
    assertThat(failure.reason()).isEqualTo("DownloadFailed");
    assertThat(failure).hasMessageNotContaining(SECRET);
  }

  @Test
  void takesNoMoreThanTheLimit() {
    DatasetSource source = source("s3a://films/small", access(server.endpoint()));
    RunFailure failure =
        catchThrowableOfType(RunFailure.class, () -> new S3Copy(source, 50).into(scratch));
    assertThat(failure.reason()).isEqualTo("DatasetTooLarge");
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void tellsNobodyTheSecret() {
    assertThat(source("s3a://films/small", access("http://s3")).toString()).doesNotContain(SECRET);
  }

  private static S3Access access(String endpoint) {
    return new S3Access("key-id", SECRET, null, null, endpoint);
  }

  private static DatasetSource source(String uri, S3Access access) {
    return new DatasetSource(URI.create(uri), DatasetFormat.CSV, null, access);
  }

  private RunFailure failure(String uri, S3Access access) {
    return catchThrowableOfType(RunFailure.class, () -> open(uri, access));
  }

  private DatasetFiles open(String uri, S3Access access) throws IOException {
    return DatasetFiles.open(source(uri, access), scratch);
  }
}
