package dev.recommender.training.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpHandler;
import dev.recommender.training.failure.RunFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DownloadTest {
  private static final int LIMIT = 1 << 20;

  @TempDir private Path folder;
  private Duration stall = Duration.ofSeconds(20);
  private HttpsFiles server;
  private HttpClient client;
  private Path target;

  @BeforeEach
  void start() throws IOException, GeneralSecurityException, InterruptedException {
    server = new HttpsFiles(folder);
    target = folder.resolve("data.zip");
    client =
        HttpClient.newBuilder()
            .sslContext(server.context())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void fetchesAndHashesWhileBytesPassBy() throws IOException {
    byte[] body = new byte[300_000];
    new Random(1).nextBytes(body);
    server.at("/data.zip", exchange -> HttpsFiles.send(exchange, body));
    Archive archive = fetch("/data.zip");
    assertThat(archive.path()).hasBinaryContent(body);
    assertThat(archive.hash()).isEqualTo(Hashes.ofFiles(List.of(target)));
    assertThat(server.requests("/data.zip")).isEqualTo(1);
  }

  @Test
  void hashesAsSha256sumDoes() throws IOException {
    server.at("/abc", text("abc"));
    // FIPS 180-4, SHA-256 of "abc"
    assertThat(fetch("/abc").hash())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void followsARedirectToHttps() throws IOException {
    server.at("/new", text("here"));
    server.at("/old", HttpsFiles.redirect(server.uri("/new").toString()));
    assertThat(fetch("/old").path()).hasContent("here");
  }

  @Test
  void followsNoRedirectToHttpAndDoesNotSayItsSecrets() {
    server.at("/old", HttpsFiles.redirect("http://me:secret@localhost:1/new?token=abc"));
    assertThat(failure("/old"))
        .hasMessageContaining(
            "redirected to \"http://localhost:1/new\", expected an https address");
    assertThat(server.requests("/old")).isEqualTo(1);
  }

  @Test
  void saysThatNothingIsThere() {
    server.at("/none", status(404));
    RunFailure failure = failure("/none");
    assertThat(failure.reason()).isEqualTo("DatasetNotFound");
    assertThat(failure).hasMessageContaining("/none\": status 404");
    assertThat(server.requests("/none")).as("no use in asking again").isEqualTo(1);
  }

  @Test
  void saysThatAccessIsDeniedWithoutSayingTheQuery() {
    server.at("/secret", status(403));
    RunFailure failure = failure("/secret?signature=abc");
    assertThat(failure.reason()).isEqualTo("AccessDenied");
    assertThat(failure).hasMessageNotContaining("abc");
  }

  @Test
  void triesAgainWhenTheServerIsBusyForAMoment() throws IOException {
    server.at(
        "/busy",
        exchange -> {
          if (server.requests("/busy") < 3) {
            exchange.sendResponseHeaders(503, -1);
          } else {
            HttpsFiles.send(exchange, new byte[] {1});
          }
        });
    assertThat(fetch("/busy").path()).hasSize(1);
    assertThat(server.requests("/busy")).isEqualTo(3);
  }

  @Test
  void givesUpAfterAFewAttempts() {
    server.at("/busy", status(500));
    RunFailure failure = failure("/busy");
    assertThat(failure.reason()).isEqualTo("DownloadFailed");
    assertThat(failure).hasMessageContaining("status 500, after 3 attempts");
    assertThat(server.requests("/busy")).isEqualTo(3);
  }

  @Test
  void beginsABrokenTransferAgain() throws IOException {
    server.at(
        "/cut",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(new byte[server.requests("/cut") == 1 ? 60 : 100]);
        });
    assertThat(fetch("/cut").path()).hasSize(100);
    assertThat(server.requests("/cut")).isEqualTo(2);
  }

  @Test
  void leavesNoPartOfABrokenTransfer() {
    server.at(
        "/cut",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(new byte[60]);
        });
    assertThat(failure("/cut").reason()).isEqualTo("DownloadFailed");
    assertThat(target).doesNotExist();
  }

  @Test
  void noticesThatNothingComesAnyMore() {
    stall = Duration.ofMillis(500);
    CountDownLatch over = new CountDownLatch(1);
    server.at(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(new byte[60]);
          exchange.getResponseBody().flush();
          await(over);
        });
    RunFailure failure = failure("/slow");
    over.countDown();
    assertThat(failure).hasMessageContaining("nothing came for 500 ms, after 3 attempts");
    assertThat(target).doesNotExist();
  }

  @Test
  void noticesThatNotEvenAnAnswerComes() {
    stall = Duration.ofMillis(500);
    CountDownLatch over = new CountDownLatch(1);
    server.at("/silent", exchange -> await(over));
    assertThat(failure("/silent").reason()).isEqualTo("DownloadFailed");
    over.countDown();
  }

  @Test
  void takesNoMoreThanTheLimit() {
    server.at("/announced", exchange -> HttpsFiles.send(exchange, new byte[LIMIT + 1]));
    server.at(
        "/unannounced",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int n = 0; n < 200; n++) {
            exchange.getResponseBody().write(new byte[LIMIT / 100]);
          }
        });
    for (String path : new String[] {"/announced", "/unannounced"}) {
      RunFailure failure = failure(path);
      assertThat(failure.reason()).as(path).isEqualTo("DatasetTooLarge");
      assertThat(failure).hasMessageContaining("expected at most 1048576");
      assertThat(target).doesNotExist();
      assertThat(server.requests(path)).isEqualTo(1);
    }
  }

  @Test
  void trustsNoUnknownCertificate() {
    server.at("/abc", text("abc"));
    RunFailure failure =
        catchThrowableOfType(
            RunFailure.class, () -> Download.standard().fetch(server.uri("/abc"), target));
    assertThat(failure.reason()).isEqualTo("DownloadFailed");
    assertThat(failure).hasMessageContaining("after 1 attempts");
    assertThat(server.requests("/abc")).isZero();
  }

  @Test
  void opensADownloadedArchiveOnlyWithTheRightHash() throws IOException, GeneralSecurityException {
    byte[] zip = zip();
    server.at("/small.zip", exchange -> HttpsFiles.send(exchange, zip));
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip));
    SSLContext before = SSLContext.getDefault();
    SSLContext.setDefault(server.context());
    try {
      DatasetFiles files = open(hash.toUpperCase(Locale.ROOT));
      assertThat(files.path(DataFile.MOVIES)).hasContent("movieId,title,genres");
      assertThat(files.hash()).isEqualTo(hash);
      RunFailure failure = catchThrowableOfType(RunFailure.class, () -> open("00"));
      assertThat(failure.reason()).isEqualTo("ChecksumMismatch");
      assertThat(failure).hasMessageContaining(hash);
    } finally {
      SSLContext.setDefault(before);
    }
  }

  private DatasetFiles open(String hash) throws IOException {
    return DatasetFiles.open(
        new DatasetSource(server.uri("/small.zip"), DatasetFormat.CSV, hash),
        Files.createTempDirectory(folder, "scratch"));
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (DataFile file : List.of(DataFile.RATINGS, DataFile.MOVIES)) {
        zip.putNextEntry(new ZipEntry("ml/" + DatasetFormat.CSV.fileName(file)));
        zip.write(file.header().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static HttpHandler text(String body) {
    return exchange -> HttpsFiles.send(exchange, body.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpHandler status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RunFailure failure(String path) {
    return catchThrowableOfType(RunFailure.class, () -> fetch(path));
  }

  private Archive fetch(String path) throws IOException {
    return new Download(client, new Download.Limits(stall, stall, Duration.ofMillis(10), 3, LIMIT))
        .fetch(server.uri(path), target);
  }
}
