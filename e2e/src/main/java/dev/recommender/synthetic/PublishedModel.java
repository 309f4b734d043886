package dev.recommender.synthetic;

import dev.recommender.stack.Checkout;
import dev.recommender.stack.ModelIndices;
import dev.recommender.stack.ServiceSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A model in an Elasticsearch, with what a service needs to serve it. */
public record PublishedModel(
    SyntheticModel model, ModelIndices indices, PseudonymKey key, Path folder) {
  /** Allows everything. */
  public static final String API_KEY = "a-key-with-all-scopes";

  /** Publishes a model below a prefix; the folder takes the files of keys. */
  public static PublishedModel publish(
      Checkout checkout, ModelIndices indices, SyntheticModel model, Path folder)
      throws IOException, InterruptedException {
    PseudonymKey key = new PseudonymKey("a key of synthetic people");
    new SyntheticPublisher(checkout, indices, key).publish(model);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("pseudonym-key"), key.text());
    Files.writeString(folder.resolve("api-keys.json"), apiKeys());
    return new PublishedModel(model, indices, key, folder.toAbsolutePath());
  }

  /** Of a service that serves it from where it was published. */
  public ServiceSettings settings(String heap) {
    return settings(indices.elasticsearch(), heap);
  }

  /** Of a service that reaches Elasticsearch another way. */
  public ServiceSettings settings(URI elasticsearch, String heap) {
    return new ServiceSettings(
        new ModelIndices(elasticsearch, indices.prefix()),
        folder.resolve("pseudonym-key"),
        folder.resolve("api-keys.json"),
        heap,
        Map.of());
  }

  private static String apiKeys() {
    return """
    [{"client":"driver","key":"%s","scopes":["read","events","privacy","admin"]}]
    """
        .formatted(API_KEY);
  }
}
