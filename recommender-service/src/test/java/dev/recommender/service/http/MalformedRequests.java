package dev.recommender.service.http;

import dev.recommender.service.http.api.RouteTable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Requests to given routes, each with something wrong that makes it none to answer. */
final class MalformedRequests {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW");
  private static final List<String> VALUES =
      List.of(
          "-1",
          "1e999",
          "NaN",
          "0x10",
          "99999999999999999999",
          "%00",
          "%0d%0a",
          "%C3%28",
          "%ff%fe",
          "%F0%9F%98",
          "%25zz",
          "true",
          "[]",
          "%7B%7D",
          "..%2f..",
          "'%20OR%201=1",
          "x".repeat(300));
  private static final List<String> BROKEN_PATHS =
      List.of(
          "/%",
          "/%zz",
          "/v1/%C3%28",
          "/v1//",
          "/v1/../../etc",
          "/v1/movies/%00",
          "/" + "a".repeat(20_000));
  private static final List<String> TYPES =
      List.of(
          "",
          "application/x-ndjson",
          "text/plain",
          "application/xml",
          "application/json; charset=utf-16",
          "x",
          "multipart/form-data");
  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "[",
          "null",
          "1",
          "\"\"",
          "{\"items\":",
          "{\"items\":1}",
          "{\"items\":[{}]}",
          "{\"events\":[{\"user\":7}]}",
          "{\"events\":{}}",
          "{\"events\":[],\"events\":[]}",
          "{\"status\":\"granted\",\"status\":\"objected\"}",
          "{\"user\":\"7\",\"status\":\"granted\",\"purpose\":\"any\"}\n{}",
          "{\"user\":\"\\udc00\"}\n\n",
          "{\"items\":[{\"movieId\":1}],\"k\":\"\\ud800\"}",
          "{\"items\":[{\"movieId\":1,\"\\udfff\":1}]}",
          "{\"a\":1e99999}",
          "{\"k\":\"\\ud800\"}",
          "{\"k\":" + "9".repeat(2_000) + "}",
          "[".repeat(5_000),
          "{\"a\":".repeat(5_000),
          "{}{}",
          "{}x",
          "{'a':1}",
          "{\"\u0000\":1}",
          "\ufeff{}",
          "NaN",
          "{\"lists\":[[]]}");

  private final Random random;
  private final List<RouteTable.Route> routes;
  private final Set<RouteTable.Route> asked = new HashSet<>();
  private final List<Supplier<byte[]>> kinds =
      List.of(this::badPath, this::badQuery, this::badHeaders, this::badBody, this::badBytes);

  MalformedRequests(Random random, List<RouteTable.Route> routes) {
    this.random = random;
    this.routes = routes;
  }

  byte[] next() {
    return any(kinds).get();
  }

  /** Those whose paths were in a request. */
  Set<RouteTable.Route> asked() {
    return asked;
  }

  private byte[] badPath() {
    return text(method("GET"), any(BROKEN_PATHS), "", "");
  }

  /** A parameter that no route has, so that no value makes the request a good one. */
  private byte[] badQuery() {
    String query = "?" + any(List.of("title", "k", "q", "year", "genre")) + "=" + any(VALUES);
    return text(method("GET"), path() + query + "&nothing=" + any(VALUES), "", "");
  }

  private byte[] badHeaders() {
    String header =
        any(
            List.of(
                "Authorization: Bearer " + "x".repeat(random.nextInt(1, 5_000)),
                "X-Long: " + "x".repeat(20_000),
                "Host: again",
                "No colon here",
                "Content-Length: -5",
                "Content-Length: many",
                "Content-Length: 99999999999",
                "Transfer-Encoding: chunked\r\nContent-Length: 3",
                "Bad\u0001Name: x"));
    return text("GET", "/v1/movies/1?nothing", header + "\r\n", "");
  }

  private byte[] badBody() {
    RouteTable.Route route = any(routes);
    String method =
        route.method().equals("GET") ? any(List.of("POST", "PUT", "PATCH")) : route.method();
    String type = random.nextBoolean() ? "application/json" : any(TYPES);
    String query = route.method().equals("DELETE") ? "?nothing" : "";
    return text(method, filled(route) + query, "Content-Type: " + type + "\r\n", any(BODIES));
  }

  private byte[] badBytes() {
    byte[] noise = new byte[random.nextInt(1, 200)];
    random.nextBytes(noise);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    String head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer all\r\n"
            .formatted(any(List.of("POST", "PUT")), path());
    request.writeBytes(
        (head + "Content-Type: application/json\r\nContent-Length: " + noise.length + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    request.writeBytes(noise);
    return request.toByteArray();
  }

  private static byte[] text(String method, String target, String headers, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String key = headers.startsWith("Authorization") ? "" : "Authorization: Bearer all\r\n";
    String length = headers.contains("Length") ? "" : "Content-Length: " + content.length + "\r\n";
    return "%s %s HTTP/1.1\r\nHost: localhost\r\n%s%s%s\r\n%s"
        .formatted(method, target, key, length, headers, body)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Any method but one, whose answers have no body to look at. */
  private String method(String likely) {
    String method = random.nextBoolean() ? likely : any(METHODS);
    return method.equals("HEAD") ? likely : method;
  }

  /** Of the interface: the page answers whatever query comes with it. */
  private String path() {
    return filled(any(routes.stream().filter(route -> route.path().startsWith("/v1/")).toList()));
  }

  private String filled(RouteTable.Route route) {
    asked.add(route);
    return route.path().replaceAll("\\{[^}]+}", "1");
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
