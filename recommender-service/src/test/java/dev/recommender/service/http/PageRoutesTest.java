package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.http.TestServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageRoutesTest {
  private static final Path FOLDER = Path.of("src/main/resources/page");
  private static final Pattern NAMED =
      Pattern.compile("(?:(?:href|src)=\"/page/|from '\\./)([a-z.]+)['\"]");

  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer(ApiKeysFile.none());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void servesThePageConfinedToItsOrigin() throws IOException {
    Answer page = server.get("/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).isEqualTo(Files.readString(FOLDER.resolve("index.html")));
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("Content-Security-Policy").split("; "))
        .containsExactly(
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "img-src 'self' data:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");
  }

  @Test
  void servesEveryFileThatThePageNamesAndNoOther() throws IOException {
    for (String name : files().toList()) {
      boolean index = name.equals("index.html");
      assertThat(server.get("/page/" + name).status()).as(name).isEqualTo(index ? 404 : 200);
    }
    assertThat(files().flatMap(PageRoutesTest::named).distinct())
        .containsExactlyInAnyOrderElementsOf(
            files().filter(name -> !name.equals("index.html")).toList());
    assertThat(server.get("/page/..%2flogback.xml").status()).isEqualTo(404);
  }

  @Test
  void namesTypesThatBrowsersAccept() {
    assertThat(server.get("/page/app.js").header("Content-Type"))
        .isEqualTo("text/javascript; charset=utf-8");
    assertThat(server.get("/page/style.css").header("Content-Type"))
        .isEqualTo("text/css; charset=utf-8");
    assertThat(server.get("/page/icon.svg").header("Content-Type")).isEqualTo("image/svg+xml");
  }

  @Test
  void sendsAFileOnlyToThoseWhoDoNotHaveIt() {
    Answer first = server.get("/page/app.js");
    assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
    for (String known : List.of(first.header("ETag"), "\"other\", W/" + first.header("ETag"))) {
      Answer again = server.get("/page/app.js", "If-None-Match", known);
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.text()).isEmpty();
    }
    assertThat(server.get("/page/app.js", "If-None-Match", "\"other\"").status()).isEqualTo(200);
    assertThat(server.get("/").header("ETag")).isNotEqualTo(first.header("ETag"));
  }

  @Test
  void answersHeadWithTheHeadersOfGet() {
    Answer head = server.send("HEAD", server.port(), "/");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
    assertThat(head.header("Content-Length"))
        .isEqualTo(server.get("/").header("Content-Length"))
        .isNotEmpty();
  }

  private static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  private static Stream<String> named(String file) {
    try {
      return NAMED
          .matcher(Files.readString(FOLDER.resolve(file)))
          .results()
          .map(found -> found.group(1))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }
}
