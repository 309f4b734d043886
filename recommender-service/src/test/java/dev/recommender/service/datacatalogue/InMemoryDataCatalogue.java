package dev.recommender.service.datacatalogue;

import java.util.List;
import java.util.Map;

/** A data catalogue of one entry. */
public final class InMemoryDataCatalogue implements DataCatalogue {
  private boolean away;

  public void isAway(boolean now) {
    away = now;
  }

  @Override
  public List<Map<String, Object>> entries() {
    if (away) {
      throw new CatalogueUnavailableException(
          "Elasticsearch does not answer", new IllegalStateException());
    }
    return List.of(
        Map.of(
            "id", "items",
            "kind", "Index",
            "title", "Items",
            "version", 7,
            "fields", List.of(Map.of("name", "movieId", "type", "integer"))));
  }
}
