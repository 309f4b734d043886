package dev.recommender.service.http;

import io.helidon.http.Method;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What can be done at one path; every other method is refused with those that apply. */
final class PathMethods {
  private final String pattern;
  private final Map<Method, Handler> handlers = new LinkedHashMap<>();

  private PathMethods(String pattern) {
    this.pattern = pattern;
  }

  static PathMethods at(String pattern) {
    return new PathMethods(pattern);
  }

  PathMethods get(Handler handler) {
    handlers.put(Method.GET, handler);
    handlers.put(Method.HEAD, handler);
    return this;
  }

  PathMethods with(Method method, Handler handler) {
    handlers.put(method, handler);
    return this;
  }

  void install(HttpRouting.Builder routing) {
    handlers.forEach(
        (method, handler) -> routing.route(method, PathMatchers.create(pattern), handler));
    String allowed =
        handlers.keySet().stream().map(Method::text).sorted().collect(Collectors.joining(", "));
    routing.any(pattern, (request, response) -> refuse(request, response, allowed));
  }

  static void refuse(ServerRequest request, ServerResponse response, String allowed) {
    String found = request.prologue().method().text();
    Problem problem =
        Problem.of(
            405,
            "method-not-allowed",
            "Method not allowed",
            "%s does not apply here, expected %s".formatted(found, allowed));
    Json.send(request, response, problem.header("Allow", allowed));
  }
}
