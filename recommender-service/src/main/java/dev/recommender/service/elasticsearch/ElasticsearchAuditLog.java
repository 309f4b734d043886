package dev.recommender.service.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recommender.service.rights.AuditLog;
import dev.recommender.service.rights.AuditRecord;
import java.util.List;
import java.util.UUID;

/** Appends to the audit index; it can only create documents, never change one. */
public final class ElasticsearchAuditLog implements AuditLog {
  private static final int CONFLICT = 409;

  private final JsonClient client;
  private final String auditIndex;
  private final int modelVersion;
  private final Outage outage;

  /** Every record names the model version that was served then. */
  public ElasticsearchAuditLog(
      JsonClient client, String auditIndex, int modelVersion, Outage outage) {
    this.client = client;
    this.auditIndex = auditIndex;
    this.modelVersion = modelVersion;
    this.outage = outage;
  }

  @Override
  public void append(List<AuditRecord> records) {
    StringBuilder lines = new StringBuilder();
    for (AuditRecord record : records) {
      lines.append(creation()).append('\n').append(document(record)).append('\n');
    }
    outage.watch(() -> create(lines.toString()));
  }

  private JsonNode create(String lines) {
    JsonNode items = client.bulk("", lines);
    for (JsonNode item : items) {
      int status = item.at("/create/status").asInt();
      // Ids are random: one that is there already was written by a first attempt of this call.
      if (status >= 300 && status != CONFLICT) {
        // Not the reason: it may name the document's values.
        throw new ElasticsearchException(
            "Elasticsearch refused to write to the audit: %d %s"
                .formatted(status, item.at("/create/error/type").asText()));
      }
    }
    return items;
  }

  private ObjectNode creation() {
    ObjectNode action = client.object();
    action.putObject("create").put("_index", auditIndex).put("_id", UUID.randomUUID().toString());
    return action;
  }

  private ObjectNode document(AuditRecord record) {
    ObjectNode document =
        client
            .object()
            .put("time", record.time().toString())
            .put("action", record.deed().action().label())
            .put("modelVersion", modelVersion)
            .put("actor", record.deed().actor())
            .put("outcome", record.outcome().label());
    if (record.deed().user() != null) {
      document.put("user", record.deed().user().value());
    }
    record.details().forEach((name, value) -> document.withObject("/details").putPOJO(name, value));
    return document;
  }
}
