package dev.recommender.synthetic;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recommender.stack.Checkout;
import dev.recommender.stack.ModelIndices;
import java.io.IOException;
import java.time.Instant;

/**
 * Writes a model as training publishes it: items, people, and the version that vouches for both.
 */
public record SyntheticPublisher(Checkout checkout, ModelIndices indices, PseudonymKey key) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MINIMUM_AUDIENCE = 20;

  /** Makes the indices and fills them, as the first version. */
  public void publish(SyntheticModel model) throws IOException, InterruptedException {
    indices.create(checkout);
    indices.createVersion(checkout);
    String checksum = items(model);
    users(model);
    indices.send(
        "PUT",
        indices.longLived("versions") + "/_doc/1?refresh=true",
        version(model.shape(), checksum).toString());
  }

  private String items(SyntheticModel model) throws IOException, InterruptedException {
    ItemDocuments documents = new ItemDocuments(model);
    BulkSink sink = new BulkSink(indices, indices.versioned("items"));
    for (int position = 0; position < model.shape().items(); position++) {
      sink.add(Integer.toString(model.movieId(position)), documents.document(position));
    }
    sink.end();
    indices.send(
        "PUT", indices.versioned("items") + "/_settings", "{\"index.blocks.write\": true}");
    return documents.checksum();
  }

  private void users(SyntheticModel model) throws IOException, InterruptedException {
    UserDocuments documents = new UserDocuments(model, key);
    BulkSink sink = new BulkSink(indices, indices.versioned("users"));
    for (int user = 0; user < model.shape().users(); user++) {
      sink.add(documents.pseudonym(user), documents.document(user));
    }
    sink.end();
  }

  private ObjectNode version(ModelShape shape, String checksum) {
    ObjectNode document =
        JSON.createObjectNode()
            .put("version", 1)
            .put("runId", "synthetic-1")
            .put("state", "Live")
            .put("complete", true)
            .put("formatVersion", 1)
            .put("trainedAt", Instant.now().toString())
            .put("snapshotAt", Instant.now().toString())
            .put("pseudonymKeyId", key.id())
            .put("minimumAudience", MINIMUM_AUDIENCE);
    document
        .put("rank", shape.dimensions())
        .put("dimensions", shape.dimensions())
        .put("itemCount", shape.items())
        .put("itemsChecksum", checksum)
        .put("userCount", shape.users())
        .put("itemsIndex", indices.versioned("items"))
        .put("usersIndex", indices.versioned("users"));
    return parameters(document);
  }

  private static ObjectNode parameters(ObjectNode document) {
    return document
        .put("feedback", "Implicit")
        .put("positiveRating", 3.5)
        .put("alpha", 1)
        .put("regParam", 0.05);
  }
}
