package dev.recommender.service.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.LiveRecords;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.PseudonymKeyChangedException;
import dev.recommender.service.people.Stored;
import dev.recommender.service.people.Stored.Revision;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and writes documents of the people index by id: in real time, against their sequence
 * numbers, and synced to disk before Elasticsearch answers.
 */
public final class ElasticsearchLiveRecords implements LiveRecords {
  private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchLiveRecords.class);
  private static final String STANDING = "?_source_includes=keyId,tombstone,consent.status";
  private static final int CONFLICT = 409;

  private final JsonClient client;
  private final String peopleIndex;
  private final String keyId;
  private final Outage outage;
  private final AtomicBoolean keyChangeLogged = new AtomicBoolean();

  public ElasticsearchLiveRecords(
      JsonClient client, String peopleIndex, String keyId, Outage outage) {
    this.client = client;
    this.peopleIndex = peopleIndex;
    this.keyId = keyId;
    this.outage = outage;
  }

  @Override
  public Map<Pseudonym, Stored> read(Collection<Pseudonym> people) {
    return people.isEmpty() ? Map.of() : outage.watch(() -> stored(people, ""));
  }

  @Override
  public Map<Pseudonym, LiveRecord> withoutInteractions(Collection<Pseudonym> people) {
    return people.isEmpty()
        ? Map.of()
        : outage.watch(() -> stored(people, STANDING)).values().stream()
            .map(Stored::record)
            .collect(Collectors.toMap(LiveRecord::pseudonym, record -> record));
  }

  @Override
  public Set<Pseudonym> write(List<Stored> records) {
    return records.isEmpty() ? Set.of() : outage.watch(() -> written(records));
  }

  private Map<Pseudonym, Stored> stored(Collection<Pseudonym> people, String parameters) {
    ObjectNode body = client.object();
    ArrayNode ids = body.putArray("ids");
    people.forEach(person -> ids.add(person.value()));
    Map<Pseudonym, Stored> found = new LinkedHashMap<>();
    JsonNode answer = client.post("/" + peopleIndex + "/_mget" + parameters, body);
    for (JsonNode document : complete(answer.path("docs"), people.size())) {
      // A failure must never pass for the absence of a tombstone.
      if (document.has("error") || !document.has("found")) {
        throw new ElasticsearchException(
            "Elasticsearch refused to read people: " + document.at("/error/type").asText());
      }
      if (document.path("found").asBoolean()) {
        Stored stored = stored(document);
        found.put(stored.record().pseudonym(), stored);
      }
    }
    return found;
  }

  private Stored stored(JsonNode document) {
    Pseudonym pseudonym = new Pseudonym(document.path("_id").asText());
    LiveRecord record = PersonDocument.read(pseudonym, document.path("_source"), keyId);
    if (!record.keyId().equals(keyId)) {
      throw keyChanged(record.keyId());
    }
    return new Stored(
        record,
        new Revision(document.path("_seq_no").asLong(), document.path("_primary_term").asLong()));
  }

  private PseudonymKeyChangedException keyChanged(String found) {
    if (keyChangeLogged.compareAndSet(false, true)) {
      LOG.atError()
          .addKeyValue("found", found)
          .addKeyValue("expected", keyId)
          .log("people index was written under another pseudonym key");
    }
    return new PseudonymKeyChangedException(found, keyId);
  }

  private Set<Pseudonym> written(List<Stored> records) {
    try {
      return bulk(records);
    } catch (IOException e) {
      return writtenAgain(records);
    }
  }

  /**
   * The connection broke, and nobody knows which records arrived. Those that did are written once
   * more over themselves, because only an answered write is known to be on disk; so a conflict is
   * always somebody else's doing.
   */
  private Set<Pseudonym> writtenAgain(List<Stored> records) {
    List<Pseudonym> people = records.stream().map(one -> one.record().pseudonym()).toList();
    Map<Pseudonym, Stored> now = stored(people, "");
    try {
      return bulk(
          records.stream()
              .map(mine -> {
                Stored found = now.getOrDefault(mine.record().pseudonym(), mine);
                return found.record().equals(mine.record()) ? found : mine;
              })
              .toList());
    } catch (IOException e) {
      throw client.unanswered(e);
    }
  }

  private Set<Pseudonym> bulk(List<Stored> records) throws IOException {
    StringBuilder lines = new StringBuilder();
    records.forEach(stored -> addTo(lines, stored));
    JsonNode answer = client.bulkOnce(peopleIndex, lines.toString());
    Set<Pseudonym> conflicts = new HashSet<>();
    for (JsonNode item : complete(answer.path("items"), records.size())) {
      JsonNode result = item.elements().next();
      if (result.path("status").asInt() == CONFLICT) {
        conflicts.add(new Pseudonym(result.path("_id").asText()));
      } else if (result.path("status").asInt() >= 300) {
        // Not the reason: it names the document, by the pseudonym.
        throw new ElasticsearchException(
            "Elasticsearch refused to write people: " + result.at("/error/type").asText());
      }
    }
    return conflicts;
  }

  /** An answer that leaves somebody out must pass for neither absent nor written. */
  private static JsonNode complete(JsonNode answers, int expected) {
    if (answers.size() != expected) {
      throw new ElasticsearchException(
          "Elasticsearch answered for %d people, expected %d".formatted(answers.size(), expected));
    }
    return answers;
  }

  private void addTo(StringBuilder lines, Stored stored) {
    Revision revision = stored.revision();
    boolean absent = revision.equals(Revision.ABSENT);
    ObjectNode operation = client.object();
    ObjectNode target = operation.putObject(absent ? "create" : "index");
    target.put("_id", stored.record().pseudonym().value());
    if (!absent) {
      target.put("if_seq_no", revision.sequenceNumber());
      target.put("if_primary_term", revision.primaryTerm());
    }
    ObjectNode document = client.object();
    PersonDocument.write(stored.record(), document);
    lines.append(operation).append('\n').append(document).append('\n');
  }
}
