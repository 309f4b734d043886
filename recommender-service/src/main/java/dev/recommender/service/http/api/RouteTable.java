package dev.recommender.service.http.api;

import dev.recommender.service.http.message.Json;
import dev.recommender.service.http.message.Problem;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The routes of a socket: which path answers which method, and with what. */
public final class RouteTable {
  private static final String GREEDY = "{+";
  // Helidon's own greedy parameter ends at a line break, which an id may hold.
  private static final String ANYTHING = ":(?s).+}";

  private final Map<String, Resource> resources = new LinkedHashMap<>();

  /** A method and the path that answers it, with its parameters in braces. */
  public record Route(String method, String path) {}

  /** HEAD is answered, too. */
  public RouteTable get(String pattern, Handler handler) {
    return add(Method.GET, pattern, handler);
  }

  public RouteTable post(String pattern, Handler handler) {
    return add(Method.POST, pattern, handler);
  }

  public RouteTable put(String pattern, Handler handler) {
    return add(Method.PUT, pattern, handler);
  }

  public RouteTable delete(String pattern, Handler handler) {
    return add(Method.DELETE, pattern, handler);
  }

  private RouteTable add(Method method, String pattern, Handler handler) {
    resources.computeIfAbsent(pattern, _ -> new Resource()).answers(method, handler);
    return this;
  }

  /** Everything that is installed, as the contract names it. */
  public List<Route> routes() {
    return resources.entrySet().stream()
        .flatMap(resource -> {
          String path = resource.getKey().replace(GREEDY, "{");
          return resource.getValue().methods().stream().map(method -> new Route(method, path));
        })
        .toList();
  }

  public void installOn(HttpRouting.Builder routing) {
    // A pattern that ends greedily would take what a longer one is for.
    resources.entrySet().stream()
        .sorted(Comparator.comparing(resource -> endsGreedily(resource.getKey())))
        .forEach(resource ->
            routing.any(
                installed(resource.getKey()), exactly(resource.getKey(), resource.getValue())));
    routing.any(RouteTable::unknown);
  }

  private static String installed(String pattern) {
    return pattern.replaceAll("\\{\\+(\\w+)}", "{$1" + ANYTHING);
  }

  /** The path of a route as the contract names it, from the pattern that Helidon matched. */
  static String named(String installed) {
    return installed.replace(ANYTHING, "}");
  }

  /** An encoded slash makes a greedy parameter match more than was written: then the next goes. */
  private static Handler exactly(String pattern, Handler handler) {
    if (!pattern.contains(GREEDY)) {
      return handler;
    }
    return (request, response) -> {
      if (slashes(request.prologue().uriPath().rawPath()) == slashes(pattern)) {
        handler.handle(request, response);
      } else {
        response.next();
      }
    };
  }

  private static boolean endsGreedily(String pattern) {
    return pattern.lastIndexOf(GREEDY) > pattern.lastIndexOf('/');
  }

  private static long slashes(String path) {
    return path.chars().filter(character -> character == '/').count();
  }

  private static void unknown(ServerRequest request, ServerResponse response) {
    Json.send(request, response, Problem.notFound());
  }
}
