package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.service.access.ApiKeysFile;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that do not arrive, or not as they were announced. */
@Timeout(20)
class BodyDeadlineTest {
  private static final String HEAD = " /v1/model HTTP/1.1\r\nHost: localhost\r\n";

  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    ListenConfig listen = new ListenConfig("127.0.0.1", 0, 0, Duration.ofMillis(300));
    server = new TestServer(ApiKeysFile.none(), Duration.ZERO, listen);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void closesTheConnectionOfABodyThatNobodyReadsAndThatNeverEnds() throws IOException {
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.write("POST" + HEAD + "Content-Length: 10\r\n\r\n123");
      assertThat(connection.answer()).startsWith("HTTP/1.1 405 ");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void goesOnWithTheConnectionOfABodyThatArrives() throws IOException {
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.write("POST" + HEAD + "Content-Length: 3\r\n\r\n123");
      assertThat(connection.answer()).startsWith("HTTP/1.1 405 ");
      connection.get("/v1/model");
      assertThat(connection.answer()).startsWith("HTTP/1.1 200 ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: -5",
        "Content-Length: +5",
        "Transfer-Encoding: chunked\r\nContent-Length: 3",
        "Transfer-Encoding: gzip\r\nContent-Length: 3",
      })
  void refusesALengthThatCannotBeTrusted(String headers) throws IOException {
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.write("POST" + HEAD + headers + "\r\n\r\n12345");
      assertThat(connection.answer()).startsWith("HTTP/1.1 400 ").contains("cannot be trusted");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }
}
