package dev.recommender.service.elasticsearch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Answers requests in turn with what it was told to, and remembers what it was asked. */
final class StubElasticsearch implements AutoCloseable {
  record Answer(int status, String body) {}

  record Asked(String method, String uri, @Nullable String authorization, String body) {}

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<Asked> asked = new ArrayList<>();
  private final HttpServer server;
  private final String scheme;

  StubElasticsearch() throws IOException {
    this(HttpServer.create(), "http");
  }

  StubElasticsearch(SSLContext tls) throws IOException {
    this(https(tls), "https");
  }

  private StubElasticsearch(HttpServer server, String scheme) throws IOException {
    this.server = server;
    this.scheme = scheme;
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  private static HttpServer https(SSLContext tls) throws IOException {
    HttpsServer server = HttpsServer.create();
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return server;
  }

  URI url() {
    return URI.create("%s://localhost:%d".formatted(scheme, server.getAddress().getPort()));
  }

  JsonClient client() throws IOException {
    return ElasticsearchConnection.open(new ElasticsearchConfig(url(), null, null, null, null));
  }

  void answers(int status, String body) {
    answers.add(new Answer(status, body.replace('\'', '"')));
  }

  /** Reads the next request and breaks the connection instead of answering. */
  void breaks() {
    answers.add(new Answer(0, ""));
  }

  List<Asked> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    Answer answer = Objects.requireNonNull(answers.poll(), "an answer for every request");
    if (answer.status() > 0) {
      send(exchange, answer);
    }
    exchange.close();
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }
}
