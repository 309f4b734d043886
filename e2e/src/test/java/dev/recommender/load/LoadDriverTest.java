package dev.recommender.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadDriverTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void readsAnswersThatComeByteByByte() throws Exception {
    try (StubServer server =
            new StubServer(n ->
                n == 0
                    ? StubServer.answer("200 OK", "Content-Type: text/plain\r\n", "first")
                    : StubServer.answer(
                        "503 Busy", "retry-after: 1\r\nConnection: close\r\n", "second"));
        Connection connection = new Connection(server.uri())) {
      byte[] request = new RawRequest(server.uri(), "").get("/");
      Answer first = connection.send(request);
      assertThat(first.status()).isEqualTo(200);
      assertThat(new String(first.body(), StandardCharsets.UTF_8)).isEqualTo("first");
      assertThat(first.closes() || first.retryAfter()).isFalse();
      Answer second = connection.send(request);
      assertThat(second.status()).isEqualTo(503);
      assertThat(new String(second.body(), StandardCharsets.UTF_8)).isEqualTo("second");
      assertThat(second.closes() && second.retryAfter()).isTrue();
    }
  }

  @Test
  void readsAnswersInChunks() throws Exception {
    String chunked =
        """
        HTTP/1.1 200 OK
        Transfer-Encoding: chunked

        3
        in\s
        9
        ten
        chun
        2
        ks
        0

        """
            .replace("\n", "\r\n");
    try (StubServer server = new StubServer(n -> chunked);
        Connection connection = new Connection(server.uri())) {
      byte[] request = new RawRequest(server.uri(), "").get("/");
      for (int again = 0; again < 2; again++) {
        assertThat(new String(connection.send(request).body(), StandardCharsets.UTF_8))
            .isEqualTo("in ten\r\nchunks");
      }
    }
  }

  @Test
  void repeatsNothing() throws Exception {
    try (StubServer server = new StubServer(n -> "");
        Connection connection = new Connection(server.uri())) {
      assertThatThrownBy(() -> connection.send(new RawRequest(server.uri(), "").get("/")))
          .isInstanceOf(EOFException.class);
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void countsEveryRequestOnce() throws Exception {
    try (StubServer server =
        new StubServer(n ->
            switch (n % 4) {
              case 0 -> StubServer.answer("503 Busy", "", "");
              case 1 -> "";
              default -> StubServer.answer("200 OK", "", "yes");
            })) {
      LoadResult result = run(server, Load.closed(3, SHORT));
      assertThat(result.statuses()).containsOnlyKeys(200, 503);
      assertThat(result.succeeded() + result.count(503) + result.failures().size())
          .isEqualTo(server.requests());
      assertThat(result.sheddingWithoutRetryAfter()).isEqualTo(result.count(503)).isPositive();
      assertThat(result.samples()).isNotEmpty();
    }
  }

  @Test
  void asksNoFasterThanItIsTold() throws Exception {
    try (StubServer server = new StubServer(n -> StubServer.answer("200 OK", "", ""))) {
      LoadResult result = run(server, Load.paced(2, Duration.ofSeconds(1), 50));
      assertThat(result.succeeded()).isBetween(1L, 53L);
    }
  }

  @Test
  void ranksLatencies() {
    long[] nanos = new long[100];
    for (int n = 0; n < 100; n++) {
      nanos[n] = (n + 1) * 1_000_000L;
    }
    LoadResult result = new LoadResult(2, nanos, Map.of(200, 100L), List.of(), List.of(), 0, 1);
    assertThat(result.millis(.5)).isEqualTo(50);
    assertThat(result.millis(.99)).isEqualTo(99);
    assertThat(result.perSecond()).isEqualTo(50);
  }

  private static LoadResult run(StubServer server, Load load) throws InterruptedException {
    Requests requests = Requests.gets(server.uri(), List.of("/a", "/b"));
    return new LoadDriver(server.uri(), requests, load).run();
  }
}
