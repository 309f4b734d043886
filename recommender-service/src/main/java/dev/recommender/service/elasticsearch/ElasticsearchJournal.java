package dev.recommender.service.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recommender.service.people.Consent.Status;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.rights.AuditRecord.Outcome;
import dev.recommender.service.rights.Deed.Action;
import dev.recommender.service.rights.Journal;
import dev.recommender.service.rights.JournalEntry;
import dev.recommender.service.rights.JournalEntry.Erased;
import dev.recommender.service.rights.JournalEntry.Said;
import dev.recommender.service.rights.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Reads the audit index as it is at one point in time, the oldest entry first. */
public final class ElasticsearchJournal implements Journal {
  private static final int SIZE = 1_000;
  private static final String KEEP = "5m";
  private static final List<Action> DECISIONS =
      List.of(Action.ERASED, Action.CONSENT_CHANGED, Action.CONSENT_IMPORTED);

  private final JsonClient client;
  private final String auditIndex;
  private final Outage outage;

  public ElasticsearchJournal(JsonClient client, String auditIndex, Outage outage) {
    this.client = client;
    this.auditIndex = auditIndex;
    this.outage = outage;
  }

  @Override
  public void read(Consumer<List<JournalEntry>> pages) {
    String pointInTime = outage.watch(this::open);
    ObjectNode search = search(pointInTime);
    JsonNode hits = outage.watch(() -> page(search));
    while (!hits.isEmpty()) {
      pages.accept(entries(hits));
      search.set("search_after", hits.get(hits.size() - 1).path("sort"));
      hits = outage.watch(() -> page(search));
    }
    outage.watch(() -> client.delete("/_pit", client.object().put("id", pointInTime)));
  }

  private String open() {
    client.refresh(auditIndex);
    return client
        .post("/%s/_pit?keep_alive=%s".formatted(auditIndex, KEEP), client.object())
        .path("id")
        .asText();
  }

  private ObjectNode search(String pointInTime) {
    ObjectNode search = client.object().put("size", SIZE).put("track_total_hits", false);
    search.putObject("pit").put("id", pointInTime).put("keep_alive", KEEP);
    var actions = search.putObject("query").putObject("terms").putArray("action");
    DECISIONS.forEach(action -> actions.add(action.label()));
    search.putArray("sort").addObject().put("time", "asc");
    return search;
  }

  private JsonNode page(ObjectNode search) {
    return client.search("/_search", search).at("/hits/hits");
  }

  private static List<JournalEntry> entries(JsonNode hits) {
    List<JournalEntry> entries = new ArrayList<>(hits.size());
    hits.forEach(hit -> entries.add(entry(new Fields(hit.path("_source")))));
    return entries;
  }

  private static JournalEntry entry(Fields document) {
    Pseudonym person = new Pseudonym(document.textOr("user", ""));
    Fields details = document.in("details");
    String time = document.textOr("time", "");
    if (document.textOr("action", "").equals(Action.ERASED.label())) {
      return new Erased(person, Instant.parse(details.textOr("erasedAt", time)));
    }
    Instant decided = Instant.parse(details.textOr("decidedAt", time));
    return new Said(
        details.textOr("request", ""),
        Outcome.valueOf(upper(document.textOr("outcome", ""))),
        new Statement(
            person,
            Status.valueOf(upper(details.textOr("status", ""))),
            details.textOr("purpose", ""),
            details.textOr("policyVersion", ""),
            details.textOr("channel", ""),
            decided));
  }

  private static String upper(String label) {
    return label.toUpperCase(Locale.ROOT);
  }
}
