package dev.recommender.platform.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real node: its data outlives it, and nothing else does. */
class EmbeddedElasticsearchIT {
  private static final Path HOME = Path.of("target", "elasticsearch");

  @TempDir private Path work;

  @Test
  void keepsDataBetweenTwoStarts() throws IOException, InterruptedException {
    long pid;
    try (EmbeddedElasticsearch node =
        EmbeddedElasticsearch.start(ElasticsearchConfig.of(HOME, work))) {
      pid = node.pid();
      assertThat(send(node, "PUT", "/movies", "{\"settings\":{\"number_of_replicas\":0}}"))
          .isEqualTo(200);
      assertThat(send(node, "PUT", "/movies/_doc/1?refresh=true", "{\"title\":\"Toy Story\"}"))
          .isEqualTo(201);
    }
    assertThat(ProcessHandle.of(pid)).isEmpty();

    try (EmbeddedElasticsearch node =
        EmbeddedElasticsearch.start(ElasticsearchConfig.of(HOME, work))) {
      assertThat(send(node, "GET", "/movies/_doc/1", "")).isEqualTo(200);
    }
  }

  @Test
  void namesAPortThatIsInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      int port = taken.getLocalPort();

      assertThatThrownBy(
              () -> EmbeddedElasticsearch.start(new ElasticsearchConfig(HOME, work, port, "512m")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("port " + port + " of 127.0.0.1 is in use");
    }
  }

  private static int send(EmbeddedElasticsearch node, String method, String path, String body)
      throws IOException, InterruptedException {
    URI uri = node.uri().resolve(path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }
}
