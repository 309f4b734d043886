package dev.recommender.service.http.movie;

import dev.recommender.service.http.api.Api;
import dev.recommender.service.http.api.Bodies.ModelDetails;
import dev.recommender.service.http.message.Json;
import dev.recommender.service.http.message.Query;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code GET /v1/model}: the version that answers, its quality and what it was trained on. */
public final class ModelRoutes {
  private final Api api;

  public ModelRoutes(Api api) {
    this.api = api;
  }

  public void model(ServerRequest request, ServerResponse response) {
    var _ = new Query(request);
    Json.send(request, response, ModelDetails.of(api.model()));
  }
}
