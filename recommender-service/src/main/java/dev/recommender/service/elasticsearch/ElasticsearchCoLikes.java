package dev.recommender.service.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recommender.service.people.CoLikes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Counts in the users index of the pinned version, by one search that returns nobody. */
public final class ElasticsearchCoLikes implements CoLikes {
  private static final String FIELD = "likedMovies";

  private final JsonClient client;
  private final String usersIndex;
  private final Outage outage;

  public ElasticsearchCoLikes(JsonClient client, String usersIndex, Outage outage) {
    this.client = client;
    this.usersIndex = usersIndex;
    this.outage = outage;
  }

  @Override
  public Counts of(int movieId, Collection<Integer> others) {
    String path = "/" + usersIndex + "/_search";
    return outage.watch(() -> counts(client.search(path, search(movieId, others))));
  }

  private ObjectNode search(int movieId, Collection<Integer> others) {
    ObjectNode search = client.object().put("size", 0).put("track_total_hits", true);
    search.putObject("query").putObject("term").put(FIELD, movieId);
    ObjectNode counted = search.putObject("aggs");
    counted.putObject("everybody").putObject("global");
    ObjectNode terms = counted.putObject("together").putObject("terms");
    ArrayNode include =
        terms.put("field", FIELD).put("size", Math.max(1, others.size())).putArray("include");
    others.forEach(include::add);
    return search;
  }

  private static Counts counts(JsonNode answer) {
    Map<Integer, Long> together = new HashMap<>();
    for (JsonNode bucket : answer.at("/aggregations/together/buckets")) {
      together.put(bucket.path("key").asInt(), bucket.path("doc_count").asLong());
    }
    return new Counts(
        answer.at("/aggregations/everybody/doc_count").asLong(),
        answer.at("/hits/total/value").asLong(),
        together);
  }
}
