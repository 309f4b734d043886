package dev.recommender.service.elasticsearch;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recommender.service.people.KnownMovie;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.rights.UsersDocument;
import dev.recommender.service.rights.UsersDocuments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads and deletes documents of people in the users indices of all model versions. */
public final class ElasticsearchUsersDocuments implements UsersDocuments {
  private static final int ACTIONS_AT_ONCE = 1_000;
  private static final int NOT_FOUND = 404;
  private static final String NO_INDEX = "index_not_found_exception";
  private static final TypeReference<LinkedHashMap<String, Object>> FIELDS =
      new TypeReference<>() {};

  private final ObjectMapper json = new ObjectMapper();
  private final JsonClient client;
  private final String served;
  private final UsersIndices indices;
  private final Outage outage;

  public ElasticsearchUsersDocuments(
      JsonClient client, String versionsIndex, String usersIndex, Outage outage) {
    this.client = client;
    this.served = usersIndex;
    this.indices = new UsersIndices(client, versionsIndex, usersIndex);
    this.outage = outage;
  }

  @Override
  public Optional<UsersDocument> served(Pseudonym person) {
    return outage.watch(() -> client.source(served, person.value()).map(this::document));
  }

  @Override
  public List<String> holding(Pseudonym person) {
    return outage.watch(() -> holding(person, indices.names()));
  }

  @Override
  public List<String> delete(Collection<Pseudonym> people) {
    return outage.watch(() -> delete(indices.names(), name -> people));
  }

  @Override
  public void deleteLearntUntil(Map<Pseudonym, Instant> people) {
    List<String> _ =
        outage.watch(() -> {
          Map<String, Instant> begun = indices.begun();
          return delete(
              begun.keySet(), name -> learntBy(begun.getOrDefault(name, Instant.MIN), people));
        });
  }

  private static List<Pseudonym> learntBy(Instant begun, Map<Pseudonym, Instant> people) {
    return people.entrySet().stream()
        .filter(person -> !begun.isAfter(person.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<String> holding(Pseudonym person, List<String> names) {
    ObjectNode body = client.object();
    ArrayNode asked = body.putArray("docs");
    for (String name : names) {
      asked.addObject().put("_index", name).put("_id", person.value()).put("_source", false);
    }
    List<String> holding = new ArrayList<>();
    for (JsonNode document : client.post("/_mget", body).path("docs")) {
      if (document.has("error") && !isMissingIndex(document.path("error"))) {
        throw refused("read", document.path("error"));
      }
      if (document.path("found").asBoolean()) {
        holding.add(document.path("_index").asText());
      }
    }
    return holding;
  }

  private List<String> delete(
      Collection<String> names, Function<String, Collection<Pseudonym>> people) {
    List<ObjectNode> actions = new ArrayList<>();
    for (String name : names) {
      for (Pseudonym person : people.apply(name)) {
        ObjectNode action = client.object();
        action.putObject("delete").put("_index", name).put("_id", person.value());
        actions.add(action);
      }
    }
    TreeSet<String> empty = new TreeSet<>();
    for (int from = 0; from < actions.size(); from += ACTIONS_AT_ONCE) {
      int to = Math.min(from + ACTIONS_AT_ONCE, actions.size());
      empty.addAll(delete(actions.subList(from, to)));
    }
    return List.copyOf(empty);
  }

  /** The existing indices of the actions, from which all has gone. */
  private List<String> delete(List<ObjectNode> actions) {
    StringBuilder lines = new StringBuilder();
    actions.forEach(action -> lines.append(action).append('\n'));
    List<String> existing = new ArrayList<>();
    // Searches see a deletion only after a refresh, and mode=users searches.
    for (JsonNode item : client.bulk("?refresh=true", lines.toString())) {
      JsonNode answer = item.path("delete");
      int status = answer.path("status").asInt();
      if (status >= 300 && status != NOT_FOUND) {
        throw refused("delete", answer.path("error"));
      }
      if (!isMissingIndex(answer.path("error"))) {
        existing.add(answer.path("_index").asText());
      }
    }
    return existing;
  }

  private UsersDocument document(JsonNode source) {
    List<KnownMovie> ratings = new ArrayList<>();
    source
        .path("ratings")
        .forEach(row -> ratings.add(ElasticsearchProfiles.knownMovie(new Fields(row))));
    Map<String, Object> derived = json.convertValue(source, FIELDS);
    derived.remove("user");
    derived.remove("ratings");
    return new UsersDocument(ratings, derived);
  }

  private static boolean isMissingIndex(JsonNode error) {
    return error.path("type").asText().equals(NO_INDEX);
  }

  private static ElasticsearchException refused(String what, JsonNode error) {
    return new ElasticsearchException(
        "Elasticsearch refused to %s a document of people: %s"
            .formatted(what, error.path("type").asText()));
  }
}
