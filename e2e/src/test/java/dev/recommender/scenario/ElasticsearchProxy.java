package dev.recommender.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Stands before Elasticsearch and lets a test act on requests, before or after they are done, or
 * keep them away.
 */
final class ElasticsearchProxy implements AutoCloseable {
  /** What a watcher sees of a request. */
  record Request(String agent, String method, String path) {
    private static final Pattern READS =
        Pattern.compile(".*/(_search|_refresh|_mget|_count|_pit)$");

    boolean isWriteOfTheOperator() {
      boolean reads = Set.of("GET", "HEAD").contains(method) || READS.matcher(path).matches();
      return agent.equals("recommender-operator") && !reads;
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** Is told of each request. */
  interface Watcher {
    /** Before the request; false keeps it away from Elasticsearch and closes the connection. */
    boolean before(Request request);

    /** After the request and before its answer. */
    void after(Request request);
  }

  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "connection", "content-length", "host", "upgrade", "http2-settings", "transfer-encoding");

  private final URI target;
  private final Watcher watcher;
  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  ElasticsearchProxy(URI target, Watcher watcher) throws IOException {
    this.target = target;
    this.watcher = watcher;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request seen = seen(exchange);
      if (!watcher.before(seen)) {
        return;
      }
      HttpResponse<byte[]> answer =
          http.send(request(exchange), HttpResponse.BodyHandlers.ofByteArray());
      watcher.after(seen);
      reply(exchange, answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Request seen(HttpExchange exchange) {
    return new Request(
        String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")),
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath());
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    var builder =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            values.forEach(value -> builder.header(name, value));
          }
        });
    return builder.build();
  }

  private static void reply(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!NOT_PASSED_ON.contains(name)) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    boolean empty = answer.body().length == 0;
    exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
    if (!empty) {
      exchange.getResponseBody().write(answer.body());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
  }
}
