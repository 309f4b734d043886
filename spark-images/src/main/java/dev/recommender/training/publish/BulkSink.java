package dev.recommender.training.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.recommender.training.people.ElasticsearchConnection;
import dev.recommender.training.people.ElasticsearchSettings;
import java.time.Duration;
import java.util.Iterator;

/** Writes through the bulk API, with a connection of its own for each call. */
record BulkSink(ElasticsearchSettings settings, Duration patience) implements DocumentSink {
  private static final ObjectWriter JSON = new ObjectMapper().writerFor(java.util.Map.class);

  /** One batch is made while Elasticsearch takes in the one before: no more is ever in memory. */
  @Override
  public long write(String index, Iterator<Document> documents) {
    try (ElasticsearchConnection connection = new ElasticsearchConnection(settings, patience);
        InFlight inFlight = new InFlight()) {
      while (documents.hasNext()) {
        BulkBatch batch = next(index, documents);
        inFlight.submit(() -> batch.write(connection, patience));
      }
      return inFlight.finish();
    }
  }

  private static BulkBatch next(String index, Iterator<Document> documents) {
    BulkBatch batch = new BulkBatch(index);
    while (documents.hasNext() && !batch.isFull()) {
      Document document = documents.next();
      batch.add(document.id(), json(document));
    }
    return batch;
  }

  private static byte[] json(Document document) {
    try {
      return JSON.writeValueAsBytes(document.fields());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
