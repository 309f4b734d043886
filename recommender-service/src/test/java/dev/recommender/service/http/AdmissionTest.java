package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.http.TestServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a key is let in with, on any route. */
class AdmissionTest {
  private static final String KEYS =
      """
      [{"client":"shop","key":"shop","scopes":["read"],"requestsPerSecond":0.01,"burst":2},
       {"client":"feed","key":"feed","scopes":["events"]}]
      """;

  @TempDir private Path folder = Path.of("");
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    Path keys = Files.writeString(folder.resolve("keys.json"), KEYS);
    server = new TestServer(ApiKeysFile.open(keys));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void refusesAnUnknownKeyOnOpenRoutes() {
    assertThat(get("other").status()).isEqualTo(401);
    assertThat(get("feed").status()).isEqualTo(200);
    assertThat(server.get("/v1/model").status()).isEqualTo(200);
    assertThat(server.get("/v1/model", "Authorization", "Basic abc").status()).isEqualTo(200);
  }

  @Test
  void ignoresKeysWhereNoneAreConfigured() throws IOException {
    try (TestServer open = new TestServer(ApiKeysFile.none())) {
      assertThat(open.get("/v1/model", "Authorization", "Bearer any").status()).isEqualTo(200);
    }
  }

  @Test
  void letsAKeySendAsMuchAsItMay() {
    assertThat(get("shop").status()).isEqualTo(200);
    assertThat(server.get("/v1/users/7/recommendations", "Authorization", "Bearer shop").status())
        .isEqualTo(200);
    Answer third = get("shop");
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.problem()).isEqualTo("too-many-requests");
    assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(90, 100);
    assertThat(get("feed").status()).isEqualTo(200);
    assertThat(server.get("/v1/model").status()).isEqualTo(200);
  }

  private Answer get(String key) {
    return server.get("/v1/model", "Authorization", "Bearer " + key);
  }
}
