package dev.recommender.service.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Reads the documents of an index page by page, each after the last of the one before. Published
 * indices take no new documents, so no point in time has to be held open.
 */
final class Pages {
  private static final int SIZE = 1_000;

  private final JsonClient client;
  private final String path;
  private final String sortedBy;
  private final UnaryOperator<Supplier<JsonNode>> asking;

  /** Sorted by a field that is different in every document. */
  Pages(JsonClient client, String index, String sortedBy) {
    this(client, index, sortedBy, call -> call);
  }

  /** Each page takes room for itself, and none while it is handed over. */
  Pages(JsonClient client, String index, String sortedBy, Outage outage) {
    this(client, index, sortedBy, call -> () -> outage.watch(call));
  }

  /** The next page is asked for while the one before is used. */
  static Pages ahead(JsonClient client, String index, String sortedBy) {
    return new Pages(client, index, sortedBy, Pages::ahead);
  }

  private Pages(
      JsonClient client, String index, String sortedBy, UnaryOperator<Supplier<JsonNode>> asking) {
    this.client = client;
    this.path = "/" + index + "/_search";
    this.sortedBy = sortedBy;
    this.asking = asking;
  }

  /** Hands over the sources of all documents that match the query, in order. */
  void read(ObjectNode query, List<String> fields, Consumer<List<JsonNode>> consumer) {
    ObjectNode search = search(query);
    ArrayNode source = search.putArray("_source");
    fields.forEach(source::add);
    read(search, "_source", consumer);
  }

  /** Hands over the ids of all documents, in order. */
  void readIds(Consumer<List<String>> consumer) {
    ObjectNode search = search(client.object().set("match_all", client.object()));
    read(
        search.put("_source", false),
        "_id",
        ids -> consumer.accept(ids.stream().map(JsonNode::asText).toList()));
  }

  private ObjectNode search(ObjectNode query) {
    ObjectNode search = client.object().put("size", SIZE).put("track_total_hits", false);
    search.set("query", query);
    search.putArray("sort").addObject().put(sortedBy, "asc");
    return search;
  }

  private void read(ObjectNode search, String member, Consumer<List<JsonNode>> consumer) {
    JsonNode hits = asking.apply(() -> page(search)).get();
    while (!hits.isEmpty()) {
      search.set("search_after", hits.get(hits.size() - 1).path("sort"));
      Supplier<JsonNode> next =
          hits.size() < SIZE ? client::object : asking.apply(() -> page(search));
      consumer.accept(members(hits, member));
      hits = next.get();
    }
  }

  private JsonNode page(ObjectNode search) {
    return client.search(path, search).at("/hits/hits");
  }

  /** Asks at once, in a thread of its own. */
  private static Supplier<JsonNode> ahead(Supplier<JsonNode> call) {
    FutureTask<JsonNode> page = new FutureTask<>(call::get);
    Thread.startVirtualThread(page);
    return () -> arrived(page);
  }

  private static JsonNode arrived(FutureTask<JsonNode> page) {
    try {
      return page.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ElasticsearchException failed
          ? failed
          : new IllegalStateException("reading a page failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ElasticsearchException("reading was interrupted");
    }
  }

  private static List<JsonNode> members(JsonNode hits, String member) {
    List<JsonNode> members = new ArrayList<>(hits.size());
    hits.forEach(hit -> members.add(hit.path(member)));
    return members;
  }
}
