package dev.recommender.service.elasticsearch;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recommender.service.datacatalogue.CatalogueUnavailableException;
import dev.recommender.service.datacatalogue.DataCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the catalogue index, which holds a handful of documents. */
public final class ElasticsearchDataCatalogue implements DataCatalogue {
  private static final int MOST_ENTRIES = 200;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> ENTRY = new TypeReference<>() {};

  private final JsonClient client;
  private final String catalogueIndex;

  public ElasticsearchDataCatalogue(JsonClient client, String catalogueIndex) {
    this.client = client;
    this.catalogueIndex = catalogueIndex;
  }

  @Override
  public List<Map<String, Object>> entries() {
    ObjectNode search = client.object().put("size", MOST_ENTRIES);
    search.putArray("sort").addObject().put("id", "asc");
    try {
      List<Map<String, Object>> entries = new ArrayList<>();
      client
          .post("/" + catalogueIndex + "/_search", search)
          .at("/hits/hits")
          .forEach(hit -> entries.add(JSON.convertValue(hit.path("_source"), ENTRY)));
      return entries;
    } catch (ElasticsearchException e) {
      throw new CatalogueUnavailableException(e.briefly(), e);
    }
  }
}
