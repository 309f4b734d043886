package dev.recommender.training.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.training.people.ElasticsearchConnection;
import dev.recommender.training.people.ElasticsearchSettings;
import java.util.Iterator;

/** Writes through the bulk API, with a connection of its own for each call. */
record BulkSink(ElasticsearchSettings settings) implements DocumentSink {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public long write(String index, Iterator<Document> documents) {
    try (ElasticsearchConnection connection = new ElasticsearchConnection(settings)) {
      long written = 0;
      while (documents.hasNext()) {
        BulkBatch batch = new BulkBatch(index);
        while (documents.hasNext() && !batch.isFull()) {
          Document document = documents.next();
          batch.add(document.id(), json(document));
        }
        written += batch.write(connection);
      }
      return written;
    }
  }

  private static byte[] json(Document document) {
    try {
      return JSON.writeValueAsBytes(document.fields());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
