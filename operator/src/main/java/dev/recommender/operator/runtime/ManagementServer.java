package dev.recommender.operator.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.recommender.operator.reconcile.OperatorSettings.Management;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Answers metrics and probes on a port of its own. */
public final class ManagementServer implements AutoCloseable {
  private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private ManagementServer(HttpServer http) {
    this.http = http;
  }

  private record Answer(int status, String type, String body) {
    static Answer of(Check check) {
      return check
          .problem()
          .map(problem -> text(HttpURLConnection.HTTP_UNAVAILABLE, problem))
          .orElseGet(() -> text(HttpURLConnection.HTTP_OK, "ok"));
    }

    private static Answer text(int status, String body) {
      return new Answer(status, "text/plain; charset=utf-8", body + "\n");
    }
  }

  /**
   * Starts to answer; every probe but these is answered with 404.
   *
   * @throws IOException when the port is taken
   */
  public static ManagementServer start(
      Management where, Supplier<String> metrics, Check started, Check live) throws IOException {
    var address = new InetSocketAddress(where.address(), where.port());
    var server = new ManagementServer(HttpServer.create(address, 0));
    server.http.setExecutor(server.threads);
    server.route(
        "/metrics", () -> new Answer(HttpURLConnection.HTTP_OK, METRICS_TYPE, metrics.get()));
    server.route("/health/started", () -> Answer.of(started));
    server.route("/health/ready", () -> Answer.of(started));
    server.route("/health/live", () -> Answer.of(live));
    server.http.start();
    return server;
  }

  /** The port, also when any free one was asked for. */
  public int port() {
    return http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void route(String path, Supplier<Answer> answer) {
    http.createContext(
        path,
        exchange -> {
          try (exchange) {
            send(exchange, answer.get());
          }
        });
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }
}
