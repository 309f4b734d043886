package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP request and its answer, in the terms that the API needs. */
final class Exchange {
  private final HttpExchange http;
  private final Map<String, String> query;

  Exchange(HttpExchange http) {
    this.http = http;
    this.query = parseQuery(http.getRequestURI().getRawQuery());
  }

  String method() {
    return http.getRequestMethod();
  }

  String path() {
    return http.getRequestURI().getPath();
  }

  @Nullable String query(String name) {
    return query.get(name);
  }

  boolean isTrue(String name) {
    String value = query.get(name);
    return value != null && (value.equals("true") || value.equals("1"));
  }

  String header(String name) {
    String value = http.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  /** The content type without its parameters. */
  String contentType() {
    return header("Content-Type").replaceFirst(";.*", "").strip();
  }

  byte[] body() {
    try {
      return http.getRequestBody().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("reading the request body", e);
    }
  }

  ApiCall toCall() {
    String rawQuery = http.getRequestURI().getRawQuery();
    return new ApiCall(method(), path(), rawQuery == null ? "" : rawQuery, header("User-Agent"));
  }

  void answer(int status, JsonNode body) throws IOException {
    byte[] bytes = Json.bytes(body);
    http.getResponseHeaders().set("Content-Type", "application/json");
    http.sendResponseHeaders(status, bytes.length);
    http.getResponseBody().write(bytes);
    http.getResponseBody().close();
  }

  /** Starts an answer without an end that is known beforehand. */
  OutputStream stream() throws IOException {
    http.getResponseHeaders().set("Content-Type", "application/json");
    http.sendResponseHeaders(200, 0);
    return http.getResponseBody();
  }

  private static Map<String, String> parseQuery(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        query.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
