package dev.recommender.service.http;

import dev.recommender.service.http.Bodies.ModelDetails;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code GET /v1/model}: the version that answers, its quality and what it was trained on. */
final class ModelRoutes {
  private final Api api;

  ModelRoutes(Api api) {
    this.api = api;
  }

  void model(ServerRequest request, ServerResponse response) {
    var _ = new Query(request);
    Json.send(request, response, ModelDetails.of(api.model()));
  }
}
