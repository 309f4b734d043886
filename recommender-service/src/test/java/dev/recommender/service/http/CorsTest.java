package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.http.api.AllowedOrigins;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pages of other origins see; written by hand, for HTTP clients keep Origin to themselves. */
class CorsTest {
  private TestServer server;
  private RawConnection connection;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer(ApiKeysFile.none());
    connection = new RawConnection(server.port());
  }

  @AfterEach
  void stop() throws IOException {
    connection.close();
    server.close();
  }

  @Test
  void letsPagesOfAllowedOriginsReadAnswersAndErrors() throws IOException {
    for (String path : new String[] {"/v1/model", "/v1/movies/x", "/nowhere"}) {
      assertThat(asked("GET", path, TestServer.ORIGIN))
          .contains("\r\nAccess-Control-Allow-Origin: " + TestServer.ORIGIN + "\r\n")
          .contains("\r\nVary: Origin\r\n")
          .contains("\r\nAccess-Control-Expose-Headers: ETag, Retry-After, X-Request-Id\r\n")
          .doesNotContain("Allow-Credentials");
    }
  }

  @Test
  void keepsAnswersFromOtherOriginsAndFromCaches() throws IOException {
    for (String origin :
        new String[] {"https://shop.example.evil", "null", "http://shop.example"}) {
      assertThat(asked("GET", "/v1/model", origin))
          .startsWith("HTTP/1.1 200 ")
          .contains("\r\nVary: Origin\r\n")
          .doesNotContain("Access-Control");
    }
  }

  @Test
  void answersAPreflightWithTheMethodsOfThePath() throws IOException {
    String preflight = "Access-Control-Request-Method: GET\r\n";
    assertThat(asked("OPTIONS", "/v1/model", TestServer.ORIGIN, preflight))
        .startsWith("HTTP/1.1 204 ")
        .contains("\r\nAccess-Control-Allow-Methods: GET, HEAD, OPTIONS\r\n")
        .contains("\r\nAccess-Control-Allow-Headers: Authorization, Content-Type, ")
        .contains("\r\nAccess-Control-Max-Age: 600\r\n");
    assertThat(asked("OPTIONS", "/v1/model", "https://other.example", preflight))
        .startsWith("HTTP/1.1 204 ")
        .doesNotContain("Access-Control");
  }

  @Test
  void namesTheMethodsToWhoeverAsks() throws IOException {
    assertThat(asked("OPTIONS", "/v1/model", "null"))
        .startsWith("HTTP/1.1 204 ")
        .contains("\r\nAllow: GET, HEAD, OPTIONS\r\n");
  }

  @Test
  void takesEveryOriginWhenToldTo() {
    assertThat(new AllowedOrigins(Set.of("*")).contains("https://any.example")).isTrue();
    assertThat(AllowedOrigins.none().contains("https://any.example")).isFalse();
  }

  private String asked(String method, String path, String origin) throws IOException {
    return asked(method, path, origin, "");
  }

  private String asked(String method, String path, String origin, String more) throws IOException {
    connection.write(
        "%s %s HTTP/1.1\r\nHost: localhost\r\nOrigin: %s\r\n%s\r\n"
            .formatted(method, path, origin, more));
    return connection.answer();
  }
}
