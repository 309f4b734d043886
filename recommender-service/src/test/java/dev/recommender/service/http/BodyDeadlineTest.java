package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.recommender.service.access.ApiKeysFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Bodies that do not arrive, or not as they were announced. */
@Timeout(20)
class BodyDeadlineTest {
  private static final String HEAD = " /v1/model HTTP/1.1\r\nHost: localhost\r\n";

  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String LIST =
      "POST /v1/recommendations HTTP/1.1\r\nHost: localhost\r\n" + JSON;
  private static final Duration DEADLINE = Duration.ofMillis(300);

  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    ListenConfig listen = new ListenConfig("127.0.0.1", 0, 0, DEADLINE);
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
  void waitsOnceOnlyForABodyThatARouteReads() throws IOException {
    try (RawConnection connection = new RawConnection(server.port())) {
      long start = System.nanoTime();
      connection.write(LIST + "Content-Length: 10\r\n\r\n{");
      assertThat(connection.answer()).startsWith("HTTP/1.1 408 ").contains("Connection: close");
      assertThat(connection.isClosedByServer()).isTrue();
      assertThat(System.nanoTime() - start).isLessThan(DEADLINE.multipliedBy(2).toNanos());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {LIST, "POST" + HEAD})
  void logsNothingOfAClientThatGoesAwayInTheMidstOfABody(String head) throws IOException {
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    logged.start();
    root.addAppender(logged);
    for (int client = 0; client < 5; client++) {
      try (RawConnection connection = new RawConnection(server.port())) {
        connection.write(head + "Content-Length: 1000\r\n\r\n{");
      }
    }
    await().during(DEADLINE.multipliedBy(2)).until(logged.list::isEmpty);
    root.detachAppender(logged);
  }

  @Test
  void holdsOnlyAsManyLargeBodiesAsAnEighthOfTheHeapHasRoomFor() throws Exception {
    long bodies = Math.max(1, Runtime.getRuntime().maxMemory() / 8 / (8 << 20));
    List<RawConnection> connections = new ArrayList<>();
    ListenConfig patient = new ListenConfig("127.0.0.1", 0, 0, Duration.ofSeconds(15));
    try (TestServer other = new TestServer(ApiKeysFile.none(), Duration.ZERO, patient)) {
      for (int body = 0; body < bodies; body++) {
        connections.add(new RawConnection(other.port()));
        connections.getLast().write(LIST + "Content-Length: 1048576\r\n\r\n");
      }
      await()
          .untilAsserted(() -> {
            TestServer.Answer answer =
                other.post("/v1/recommendations", "{'items':[{'movieId':1}]}");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("overloaded");
            assertThat(answer.header("Retry-After")).isNotEmpty();
          });
      for (RawConnection connection : connections) {
        connection.close();
      }
      await()
          .untilAsserted(() ->
              assertThat(other.post("/v1/recommendations", "{'items':[{'movieId':1}]}").status())
                  .isEqualTo(200));
    }
  }

  @Test
  void refusesABodyOfTooManyNodes() {
    String many = "{'items':[" + "{},".repeat(30_000) + "{}]}";
    TestServer.Answer answer = server.post("/v1/recommendations", many);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText())
        .isEqualTo(
            "the body is too intricate, expected at most 60000 tokens, nested at most 16 deep");
    String fewer = "{'items':[" + "{},".repeat(29_000) + "{}]}";
    assertThat(server.post("/v1/recommendations", fewer).json().path("detail").asText())
        .isEqualTo("items has 29001 elements, expected 1 to 100");
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
