package dev.recommender.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.operator.reconcile.OperatorSettings.Management;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagementServerTest {
  private Optional<String> starting = Optional.of("informers have not synced");
  private Optional<String> ailing = Optional.empty();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ManagementServer server;

  ManagementServerTest() throws IOException {
    server =
        ManagementServer.start(
            new Management("127.0.0.1", 0), () -> "up 1\n", () -> starting, () -> ailing);
  }

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  @Test
  void isAliveBeforeItIsReady() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(get("/health/started").body()).isEqualTo("informers have not synced\n");
    starting = Optional.empty();
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(get("/health/started").statusCode()).isEqualTo(200);
  }

  @Test
  void saysWhyItIsNotAlive() throws Exception {
    ailing = Optional.of("the watch is deaf");
    HttpResponse<String> answer = get("/health/live");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("the watch is deaf\n");
  }

  @Test
  void answersMetricsInTheFormatOfPrometheus() throws Exception {
    HttpResponse<String> answer = get("/metrics");
    assertThat(answer.body()).isEqualTo("up 1\n");
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
  }

  @Test
  void knowsNothingElse() throws Exception {
    assertThat(get("/health").statusCode()).isEqualTo(404);
    assertThat(get("/").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
