package dev.recommender.service.http;

import dev.recommender.service.http.api.Bodies.Health;
import dev.recommender.service.http.message.Json;
import dev.recommender.service.model.ModelState;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.function.Supplier;

/**
 * {@code /health}: started and live as soon as the process answers, ready with a verified model.
 */
final class HealthRoutes {
  private final Supplier<ModelState> state;

  HealthRoutes(Supplier<ModelState> state) {
    this.state = state;
  }

  void started(ServerRequest request, ServerResponse response) {
    Json.send(request, response, Health.up("started"));
  }

  void live(ServerRequest request, ServerResponse response) {
    Json.send(request, response, Health.up("live"));
  }

  void ready(ServerRequest request, ServerResponse response) {
    switch (state.get()) {
      case ModelState.Ready _ -> Json.send(request, response, Health.up("ready"));
      case ModelState.NotReady(String reason, String message) -> {
        response.status(Status.SERVICE_UNAVAILABLE_503);
        Json.send(request, response, new Health("not-ready", reason, message));
      }
    }
  }
}
