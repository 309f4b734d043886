package dev.recommender.synthetic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.stack.ModelIndices;
import java.io.IOException;

/** Writes documents to one index, a few megabytes at a time. */
public final class BulkSink {
  private static final int BATCH_CHARS = 4 << 20;

  private final ModelIndices indices;
  private final String index;
  private final StringBuilder batch = new StringBuilder(BATCH_CHARS + (1 << 16));

  public BulkSink(ModelIndices indices, String index) {
    this.indices = indices;
    this.index = index;
  }

  public void add(String id, String document) throws IOException, InterruptedException {
    batch.append("{\"index\":{\"_id\":\"").append(id).append("\"}}\n");
    batch.append(document).append('\n');
    if (batch.length() >= BATCH_CHARS) {
      flush();
    }
  }

  /** Writes what is left and makes everything visible to searches. */
  public void end() throws IOException, InterruptedException {
    if (!batch.isEmpty()) {
      flush();
    }
    indices.send("POST", index + "/_refresh", "");
  }

  private void flush() throws IOException, InterruptedException {
    String path = index + "/_bulk?filter_path=errors,items.*.error";
    JsonNode answer = indices.send("POST", path, batch.toString());
    if (answer.path("errors").asBoolean()) {
      throw new IOException("writing to \"%s\": %s".formatted(index, answer.path("items").path(0)));
    }
    batch.setLength(0);
  }
}
