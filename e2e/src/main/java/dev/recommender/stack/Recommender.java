package dev.recommender.stack;

import dev.recommender.traffic.Traffic;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The whole product on some platform: what scenarios are written against. */
public interface Recommender extends AutoCloseable {
  /** The claim that holds the data sets. */
  String CLAIM = "e2e";

  /** A client that may do everything. */
  KubernetesClient client();

  /** The namespace of the models; nobody else uses it. */
  String namespace();

  /** The address of Elasticsearch for the test itself. */
  URI elasticsearch();

  /**
   * How operator and pods reach what listens on this machine: the fields of {@code
   * spec.elasticsearch} in YAML.
   *
   * @param local Elasticsearch or something that stands before it
   */
  String elasticsearchFields(URI local) throws IOException, InterruptedException;

  /** Makes a data set of this machine readable for training and returns its URI there. */
  String dataset(Path fileOrFolder) throws IOException;

  /** Where the service of a model answers this machine now. */
  URI service(String model);

  /** Asks the service of a model without a pause, as another application would. */
  Traffic traffic(String model, String pathAndQuery) throws IOException, InterruptedException;

  /** Everything that the operator and all pods have logged, and nothing that Elasticsearch has. */
  String logs() throws IOException;

  /** Ends the operator at once, as a lost node would, and returns when it is gone. */
  void killOperator();

  /** Has an operator run after one has ended. */
  void restartOperator() throws IOException;

  @Override
  void close();
}
