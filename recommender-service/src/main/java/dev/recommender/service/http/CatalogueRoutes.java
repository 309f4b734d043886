package dev.recommender.service.http;

import dev.recommender.service.datacatalogue.DataCatalogue;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;

/** {@code GET /v1/catalogue}: the data sets behind the model, with owner, purpose and lineage. */
final class CatalogueRoutes {
  private final DataCatalogue catalogue;

  CatalogueRoutes(DataCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  void entries(ServerRequest request, ServerResponse response) {
    var _ = new Query(request);
    Json.send(request, response, Map.of("entries", catalogue.entries()));
  }
}
