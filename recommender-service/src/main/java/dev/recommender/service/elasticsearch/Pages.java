package dev.recommender.service.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the documents of an index page by page, each after the last of the one before. Published
 * indices take no new documents, so no point in time has to be held open.
 */
final class Pages {
  private static final int SIZE = 1_000;

  private final JsonClient client;
  private final String path;
  private final String sortedBy;

  /** Sorted by a field that is different in every document. */
  Pages(JsonClient client, String index, String sortedBy) {
    this.client = client;
    this.path = "/" + index + "/_search";
    this.sortedBy = sortedBy;
  }

  /** Hands over the sources of all documents that match the query, in order. */
  void read(ObjectNode query, List<String> fields, Consumer<List<JsonNode>> consumer) {
    ObjectNode search = client.object().put("size", SIZE).put("track_total_hits", false);
    search.set("query", query);
    search.putArray("sort").addObject().put(sortedBy, "asc");
    ArrayNode source = search.putArray("_source");
    fields.forEach(source::add);
    JsonNode hits = page(search);
    while (!hits.isEmpty()) {
      consumer.accept(sources(hits));
      search.set("search_after", hits.get(hits.size() - 1).path("sort"));
      hits = hits.size() < SIZE ? client.object() : page(search);
    }
  }

  private JsonNode page(ObjectNode search) {
    JsonNode answer = client.post(path, search);
    if (answer.path("timed_out").asBoolean() || answer.at("/_shards/failed").asInt() > 0) {
      throw new ElasticsearchException("Elasticsearch answered only in part to " + path);
    }
    return answer.at("/hits/hits");
  }

  private static List<JsonNode> sources(JsonNode hits) {
    List<JsonNode> sources = new ArrayList<>(hits.size());
    hits.forEach(hit -> sources.add(hit.path("_source")));
    return sources;
  }
}
