package dev.recommender.scenario;

import dev.recommender.platform.elasticsearch.ElasticsearchConfig;
import dev.recommender.platform.elasticsearch.EmbeddedElasticsearch;
import dev.recommender.stack.Checkout;
import dev.recommender.stack.ModelIndices;
import dev.recommender.stack.ServiceProcess;
import dev.recommender.stack.ServiceSettings;
import dev.recommender.synthetic.ModelShape;
import dev.recommender.synthetic.PublishedModel;
import dev.recommender.synthetic.SyntheticModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A model published in a real Elasticsearch, which a test can cut off, and services before it. */
final class ServingWorld implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final long SEED = 5;
  private static final String HEAP = "512m";

  private final EmbeddedElasticsearch elasticsearch;
  private final Gate gate = new Gate();
  private final ElasticsearchProxy proxy;
  private final PublishedModel published;
  private final Path folder;

  private ServingWorld(EmbeddedElasticsearch elasticsearch, PublishedModel published, Path folder)
      throws IOException {
    this.elasticsearch = elasticsearch;
    this.published = published;
    this.folder = folder;
    this.proxy = new ElasticsearchProxy(elasticsearch.uri(), gate);
  }

  /** Publishes a model in {@code target/scenario/<name>}, where the logs stay. */
  static ServingWorld start(String name, ModelShape shape)
      throws IOException, InterruptedException {
    Path parent = Files.createDirectories(Path.of("target", "scenario"));
    Path folder = Files.createTempDirectory(parent, name + "-");
    Checkout checkout = Checkout.current();
    EmbeddedElasticsearch elasticsearch =
        EmbeddedElasticsearch.start(
            ElasticsearchConfig.of(checkout.elasticsearch(), folder.resolve("elasticsearch")));
    ModelIndices indices = new ModelIndices(elasticsearch.uri(), name);
    SyntheticModel model = new SyntheticModel(shape, SEED);
    return new ServingWorld(
        elasticsearch,
        PublishedModel.publish(checkout, indices, model, folder.resolve("keys")),
        folder);
  }

  PublishedModel published() {
    return published;
  }

  SyntheticModel model() {
    return published.model();
  }

  ModelIndices indices() {
    return published.indices();
  }

  /** Stands between the services and Elasticsearch. */
  Gate gate() {
    return gate;
  }

  /** Starts a service, which need not be ready when this returns. */
  ServiceProcess start(String name) throws IOException {
    ServiceSettings settings = published.settings(proxy.uri(), HEAP);
    return ServiceProcess.start(Checkout.current(), settings, folder.resolve(name + ".log"));
  }

  /** Where logs and whatever else a test writes may stay. */
  Path folder() {
    return folder;
  }

  /** Starts a service and waits until it is ready. */
  ServiceProcess startReady(String name) throws IOException, InterruptedException {
    ServiceProcess service = start(name);
    try {
      service.awaitReady(PATIENCE);
      return service;
    } catch (IOException | InterruptedException e) {
      service.close();
      throw e;
    }
  }

  @Override
  public void close() {
    proxy.close();
    elasticsearch.close();
  }
}
