package dev.recommender.operator.reconcile;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An API server that has the objects it is given, takes every write, and remembers the writes. */
final class StubApi implements AutoCloseable {
  private static final String NOTHING = "{\"items\": []}";
  private static final String MISSING =
      "{\"kind\": \"Status\", \"status\": \"Failure\", \"code\": 404, \"reason\": \"NotFound\"}";

  private final HttpServer http;
  private final Queue<String> writes = new ConcurrentLinkedQueue<>();
  private final KubernetesClient client;
  private final Map<String, String> objects = new ConcurrentHashMap<>();
  private final Queue<String> deleted = new ConcurrentLinkedQueue<>();
  private volatile String refusal = "";
  private volatile String insisted = "";

  StubApi() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::answer);
    http.start();
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(io.fabric8.kubernetes.client.Config.empty())
                    .withMasterUrl("http://127.0.0.1:" + http.getAddress().getPort())
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
  }

  KubernetesClient client() {
    return client;
  }

  /** The bodies of the writes so far. */
  List<String> writes() {
    return List.copyOf(writes);
  }

  /** The paths of what was deleted so far. */
  List<String> deleted() {
    return List.copyOf(deleted);
  }

  /** Answers requests for a path, the query aside, with an object or a list. */
  void has(String path, String json) {
    objects.put(path, json);
  }

  /** Answers every write from now on with 403 and this Status. */
  void refuse(String status) {
    refusal = status;
  }

  /** Has this object from now on, whatever is written. */
  void insistOn(String object) {
    insisted = object;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      if (exchange.getRequestMethod().equals("DELETE")) {
        deleted.add(path);
        objects.remove(path);
      }
      boolean isWrite = !exchange.getRequestMethod().equals("GET");
      if (isWrite) {
        writes.add(body);
      }
      if (!insisted.isEmpty()) {
        send(exchange, 200, insisted);
      } else if (isWrite) {
        send(exchange, refusal.isEmpty() ? 200 : 403, refusal.isEmpty() ? body : refusal);
      } else if (objects.containsKey(path)) {
        send(exchange, 200, objects.getOrDefault(path, NOTHING));
      } else {
        boolean isList = exchange.getRequestURI().getRawQuery() != null;
        send(exchange, isList ? 200 : 404, isList ? NOTHING : MISSING);
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    client.close();
    http.stop(0);
  }
}
