package dev.recommender.service.http.api;

import dev.recommender.service.http.message.Json;
import dev.recommender.service.http.message.Problem;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What one path answers to each method; HEAD as GET, OPTIONS with the methods there are. */
final class Resource implements Handler {
  private final Map<String, Handler> handlers = new LinkedHashMap<>();

  void answers(Method method, Handler handler) {
    if (handlers.put(method.text(), handler) != null) {
      throw new IllegalArgumentException("a path answers %s twice".formatted(method.text()));
    }
  }

  List<String> methods() {
    return List.copyOf(handlers.keySet());
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws Exception {
    String method = request.prologue().method().text();
    Handler handler = handlers.get(method.equals("HEAD") ? "GET" : method);
    if (handler != null) {
      handler.handle(request, response);
    } else if (method.equals("OPTIONS")) {
      response.status(Status.NO_CONTENT_204).header(HeaderNames.ALLOW, allowed()).send();
    } else {
      Json.send(request, response, Problem.methodNotAllowed(method, allowed()));
    }
  }

  private String allowed() {
    Set<String> allowed = new TreeSet<>(handlers.keySet());
    allowed.add("OPTIONS");
    if (handlers.containsKey("GET")) {
      allowed.add("HEAD");
    }
    return String.join(", ", allowed);
  }
}
