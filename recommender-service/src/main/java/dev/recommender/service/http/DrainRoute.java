package dev.recommender.service.http;

import dev.recommender.service.http.api.Bodies.Health;
import dev.recommender.service.http.filter.Drain;
import dev.recommender.service.http.message.Json;
import dev.recommender.service.http.message.Problem;
import dev.recommender.service.http.message.ProblemException;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * {@code GET /drain}: what Kubernetes calls before it ends the pod; HEAD may not change a thing.
 */
final class DrainRoute {
  private final Drain drain;

  DrainRoute(Drain drain) {
    this.drain = drain;
  }

  void drain(ServerRequest request, ServerResponse response) throws InterruptedException {
    if (!request.prologue().method().equals(Method.GET)) {
      throw new ProblemException(Problem.methodNotAllowed("HEAD", "GET, OPTIONS"));
    }
    drain.await();
    Json.send(request, response, Health.up("drained"));
  }
}
