package dev.recommender.service.http.movie;

import dev.recommender.service.datacatalogue.DataCatalogue;
import dev.recommender.service.http.message.Json;
import dev.recommender.service.http.message.Query;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;

/** {@code GET /v1/catalogue}: the data sets behind the model, with owner, purpose and lineage. */
public final class CatalogueRoutes {
  private final DataCatalogue catalogue;

  public CatalogueRoutes(DataCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  public void entries(ServerRequest request, ServerResponse response) {
    var _ = new Query(request);
    Json.send(request, response, Map.of("entries", catalogue.entries()));
  }
}
