package dev.recommender.training.people;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers each path with what was scripted for it, the last answer again and again. */
final class ScriptedElasticsearch implements AutoCloseable {
  private record Answer(int status, String body) {}

  /** Requests as "METHOD /path?query body". */
  final List<String> requests = new ArrayList<>();

  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final HttpServer server;

  ScriptedElasticsearch() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  ElasticsearchSettings settings() {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new ElasticsearchSettings(url, null, null, null, null);
  }

  ScriptedElasticsearch on(String path, String body) {
    return on(path, 200, body);
  }

  ScriptedElasticsearch on(String path, int status, String body) {
    answers.computeIfAbsent(path, none -> new ArrayDeque<>()).add(new Answer(status, body));
    return this;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add("%s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(), body));
    Deque<Answer> scripted = answers.get(exchange.getRequestURI().getPath());
    Answer answer =
        scripted == null
            ? new Answer(400, "{\"error\":\"not scripted\"}")
            : scripted.size() > 1 ? scripted.remove() : scripted.element();
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** The answer to a search; each hit is {@code {"_id":…,"_source":…,"sort":…}}. */
  static String hits(String... hits) {
    return "{\"took\":1,\"timed_out\":false,\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0},"
        + "\"hits\":{\"total\":{\"value\":2,\"relation\":\"eq\"},\"hits\":["
        + String.join(",", hits)
        + "]}}";
  }

  static String hit(String id, int sort, String source) {
    return "{\"_index\":\"i\",\"_id\":\"%s\",\"_source\":%s,\"sort\":[%d]}"
        .formatted(id, source, sort);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
