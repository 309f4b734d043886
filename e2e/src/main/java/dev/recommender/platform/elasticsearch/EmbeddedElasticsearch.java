package dev.recommender.platform.elasticsearch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Elasticsearch node in a JVM of its own, which ends with this one. */
public final class EmbeddedElasticsearch implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(50);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final Process process;
  private final Path log;
  private final URI uri;

  private EmbeddedElasticsearch(Process process, Path log, URI uri) {
    this.process = process;
    this.log = log;
    this.uri = uri;
  }

  /**
   * Starts a node and returns when its primary shards answer.
   *
   * @throws IOException when the port is in use or the node does not come up, naming its log
   */
  public static EmbeddedElasticsearch start(ElasticsearchConfig config)
      throws IOException, InterruptedException {
    requireServer(config.home());
    requireFree(config.port());
    Path work = config.work();
    for (String folder : List.of("config", "data", "logs", "tmp")) {
      Files.createDirectories(work.resolve(folder));
    }
    Path ports = work.resolve("logs/http.ports");
    Files.deleteIfExists(ports);
    Path log = work.resolve("console.log");
    Process process =
        new ProcessBuilder(ServerCommand.of(config))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      EmbeddedElasticsearch node =
          new EmbeddedElasticsearch(process, log, awaitAddress(process, ports, log));
      node.awaitPrimaries();
      return node;
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  public URI uri() {
    return uri;
  }

  /** What the node says. */
  public Path log() {
    return log;
  }

  public long pid() {
    return process.pid();
  }

  /** Stops the node in order; its data stays. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void requireServer(Path home) throws IOException {
    if (!Files.isDirectory(home.resolve("lib")) || !Files.isDirectory(home.resolve("boot"))) {
      throw new IOException(
          "starting Elasticsearch: there is no server in \"" + home + "\"; build module e2e first");
    }
  }

  private static void requireFree(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    } catch (IOException e) {
      throw new IOException("starting Elasticsearch: port " + port + " of 127.0.0.1 is in use", e);
    }
  }

  private static URI awaitAddress(Process process, Path ports, Path log)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (!Files.exists(ports) || Files.size(ports) == 0) {
      if (process.waitFor(LOOK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "Elasticsearch ended with exit code " + process.exitValue() + ", see " + log);
      }
      if (System.nanoTime() > end) {
        throw new IOException(
            "Elasticsearch did not start within " + START_LIMIT.toSeconds() + " s, see " + log);
      }
    }
    return URI.create("http://" + Files.readAllLines(ports).getFirst().strip());
  }

  /** After a restart the port answers before the primary shards do. */
  private void awaitPrimaries() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI health = uri.resolve("/_cluster/health?wait_for_status=yellow&timeout=60s");
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(
            "Elasticsearch is up but its shards are not: " + answer.body() + ", see " + log);
      }
    }
  }
}
