package dev.recommender.training.publish;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.people.Backoff;
import dev.recommender.training.people.ElasticsearchConnection;
import dev.recommender.training.people.ElasticsearchFailures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The documents of one bulk request; items that Elasticsearch has no room for are sent again. */
final class BulkBatch {
  private static final int DOCUMENTS = 1_000;
  private static final int BYTES = 4 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String index;
  private final List<BulkOperation> operations = new ArrayList<>();
  private int bytes;

  BulkBatch(String index) {
    this.index = index;
  }

  boolean isFull() {
    return operations.size() >= DOCUMENTS || bytes >= BYTES;
  }

  void add(String id, byte[] json) {
    bytes += json.length;
    BinaryData document = BinaryData.of(json, ContentType.APPLICATION_JSON);
    // Index, not create: an answer that got lost makes the same write happen twice.
    operations.add(
        BulkOperation.of(operation -> operation.index(write -> write.id(id).document(document))));
  }

  /** Deleting what is not there is none of the failures. */
  void delete(String id) {
    operations.add(BulkOperation.of(operation -> operation.delete(delete -> delete.id(id))));
  }

  /** Returns how many were written, which is all of them. */
  long write(ElasticsearchConnection connection) {
    Backoff backoff = new Backoff(PATIENCE);
    List<BulkOperation> open = operations;
    while (!open.isEmpty()) {
      List<BulkOperation> sent = open;
      List<BulkResponseItem> answers =
          connection
              .repeatable(
                  "writing to \"%s\"".formatted(index),
                  es -> es.bulk(bulk -> bulk.index(index).operations(sent)))
              .items();
      open = refused(sent, answers);
      if (!open.isEmpty() && !backoff.pause()) {
        throw RunFailure.elasticsearch(
            "WriteFailed",
            "writing to \"%s\": %d documents refused for %s, last with status 429 or 5xx"
                .formatted(index, open.size(), PATIENCE),
            null);
      }
    }
    return operations.size();
  }

  private List<BulkOperation> refused(List<BulkOperation> sent, List<BulkResponseItem> answers) {
    List<BulkOperation> again = new ArrayList<>();
    for (int n = 0; n < answers.size(); n++) {
      ErrorCause error = answers.get(n).error();
      if (error != null) {
        check(answers.get(n), error);
        again.add(sent.get(n));
      }
    }
    return again;
  }

  /** The message does not name the document: its id may be a person's. */
  private void check(BulkResponseItem answer, ErrorCause error) {
    if (ElasticsearchFailures.readOnly(error.type())) {
      throw RunFailure.elasticsearch(
          "ReadOnly", "writing to \"%s\": %s".formatted(index, error.reason()), null);
    }
    if (!ElasticsearchFailures.passing(answer.status())) {
      throw RunFailure.elasticsearch(
          "WriteFailed",
          "writing to \"%s\": status %d, %s".formatted(index, answer.status(), error.type()),
          null);
    }
  }
}
