package dev.recommender.training.publish;

import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import dev.recommender.training.people.Backoff;
import dev.recommender.training.people.ElasticsearchConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The documents of one bulk request; items that Elasticsearch has no room for are sent again. */
final class BulkBatch {
  private static final int DOCUMENTS = 1_000;
  private static final int BYTES = 4 << 20;

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
  long write(ElasticsearchConnection connection, Duration patience) {
    Backoff backoff = null;
    List<BulkOperation> open = operations;
    while (!open.isEmpty()) {
      List<BulkOperation> sent = open;
      List<BulkResponseItem> answers =
          connection
              .repeatable(
                  "writing to \"%s\"".formatted(index),
                  es -> es.bulk(bulk -> bulk.index(index).operations(sent)))
              .items();
      BulkRefusals refusals = BulkRefusals.of(index, answers);
      refusals.failUnlessPassing();
      open = refusals.positions().stream().map(sent::get).toList();
      // From the first refusal on: an absence waited out before must not use patience up.
      backoff = backoff == null ? new Backoff(patience) : backoff;
      if (!open.isEmpty() && !backoff.pause()) {
        throw refusals.failure(" for " + patience);
      }
    }
    return operations.size();
  }
}
