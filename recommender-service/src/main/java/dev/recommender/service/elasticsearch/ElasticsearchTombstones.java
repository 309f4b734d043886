package dev.recommender.service.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.Tombstones;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Reads tombstones from the people index by id, which shows the latest write at once. */
public final class ElasticsearchTombstones implements Tombstones {
  private final JsonClient client;
  private final String peopleIndex;
  private final Outage outage;

  public ElasticsearchTombstones(JsonClient client, String peopleIndex, Outage outage) {
    this.client = client;
    this.peopleIndex = peopleIndex;
    this.outage = outage;
  }

  @Override
  public Set<Pseudonym> among(Collection<Pseudonym> people) {
    return people.isEmpty() ? Set.of() : outage.watch(() -> buried(people));
  }

  private Set<Pseudonym> buried(Collection<Pseudonym> people) {
    ObjectNode body = client.object();
    ArrayNode ids = body.putArray("ids");
    people.forEach(person -> ids.add(person.value()));
    Set<Pseudonym> buried = new HashSet<>();
    JsonNode answer = client.post("/" + peopleIndex + "/_mget?_source_includes=tombstone", body);
    for (JsonNode document : answer.path("docs")) {
      if (document.has("error")) {
        throw new ElasticsearchException(
            "Elasticsearch refused to read people: " + document.at("/error/reason").asText());
      }
      if (document.path("_source").hasNonNull("tombstone")) {
        buried.add(new Pseudonym(document.path("_id").asText()));
      }
    }
    return buried;
  }
}
