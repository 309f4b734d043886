package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.http.TestServer.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies of more than 1 MiB. */
@Timeout(20)
class BodyLimitTest {
  private static final String HEAD = "POST /v1/model HTTP/1.1\r\nHost: localhost\r\n";

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
  void refusesABodyThatIsTooLarge() throws IOException {
    for (String length : new String[] {"1048577", "99999999999"}) {
      try (RawConnection connection = new RawConnection(server.port())) {
        connection.write(HEAD + "Content-Length: " + length + "\r\n\r\n");
        assertThat(connection.answer()).startsWith("HTTP/1.1 413 ").contains("body-too-large");
      }
    }
  }

  /** The client of the JDK writes the whole body before it reads. */
  @ParameterizedTest
  @CsvSource({
    "/v1/recommendations, true, 1048577",
    "/v1/recommendations, true, 8000000",
    "/v1/recommendations, false, 1048577",
    "/v1/recommendations, false, 8000000",
    "/v1/model, true, 8000000",
  })
  void tellsAClientThatWritesATooLargeBodyToItsEnd(String path, boolean isLengthTold, int length) {
    BodyPublisher told = BodyPublishers.ofByteArray(new byte[length]);
    BodyPublisher body = isLengthTold ? told : BodyPublishers.fromPublisher(told);
    Answer answer =
        server.send("POST", server.port(), path, body, "Content-Type", "application/json");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("body-too-large");
    assertThat(answer.header("Connection")).isEqualTo("close");
    assertThat(server.get("/v1/model").status()).isEqualTo(200);
  }

  @Test
  void doesNotAskForABodyThatIsTooLarge() throws IOException {
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.write(HEAD + "Expect: 100-continue\r\nContent-Length: 2000000\r\n\r\n");
      assertThat(connection.answer()).startsWith("HTTP/1.1 413 ");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void takesABodyOfTheLargestSize() {
    String body = "{\"items\":[{\"movieId\":1}]}";
    Answer answer =
        server.post("/v1/recommendations", body + " ".repeat((1 << 20) - body.length()));
    assertThat(answer.status()).isEqualTo(200);
  }
}
