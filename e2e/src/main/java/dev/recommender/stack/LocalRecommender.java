package dev.recommender.stack;

import dev.recommender.platform.LocalPlatform;
import dev.recommender.platform.LocalPlatformConfig;
import dev.recommender.platform.elasticsearch.ElasticsearchConfig;
import dev.recommender.traffic.RestlessClient;
import dev.recommender.traffic.Traffic;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The whole product on one machine: the platform with Elasticsearch, and the operator beside it.
 */
public final class LocalRecommender implements Recommender {
  /** The image that stands for the training program. */
  public static final String TRAINING_IMAGE = "recommender-training:local";

  /** The image that stands for the service. */
  public static final String SERVICE_IMAGE = "recommender-service:local";

  private static final String NAMESPACE = "default";

  private final Checkout checkout;
  private final Path folder;
  private final LocalPlatform platform;
  private OperatorProcess operator;

  private LocalRecommender(Checkout checkout, Path folder, LocalPlatform platform)
      throws IOException {
    this.checkout = checkout;
    this.folder = folder;
    this.platform = platform;
    this.operator = OperatorProcess.start(checkout, platform, operatorLog(), Map.of());
  }

  /**
   * Starts everything in a folder of its own.
   *
   * @param more what else the platform should have, such as wanted ports
   */
  public static LocalRecommender start(
      Checkout checkout, Path folder, UnaryOperator<LocalPlatformConfig> more)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var config =
        LocalPlatformConfig.in(folder)
            .withDefinitions(checkout.definition())
            .withImage(TRAINING_IMAGE, checkout.program("spark-images"))
            .withImage(SERVICE_IMAGE, checkout.program("recommender-service"))
            .withClaim(CLAIM, claimed(checkout))
            .withElasticsearch(
                ElasticsearchConfig.of(checkout.elasticsearch(), folder.resolve("elasticsearch")));
    LocalPlatform platform = LocalPlatform.start(more.apply(config));
    try {
      return new LocalRecommender(checkout, folder, platform);
    } catch (IOException | RuntimeException e) {
      platform.close();
      throw e;
    }
  }

  @Override
  public KubernetesClient client() {
    return platform.client();
  }

  @Override
  public String namespace() {
    return NAMESPACE;
  }

  @Override
  public URI elasticsearch() {
    return platform.elasticsearchUri();
  }

  @Override
  public String elasticsearchFields(URI local) {
    return "url: '%s'".formatted(local);
  }

  @Override
  public String dataset(Path fileOrFolder) {
    return "file:///data/"
        + claimed(checkout).relativize(fileOrFolder.toAbsolutePath().normalize());
  }

  /** The folder that stands for the claim with the data sets: all of the module. */
  private static Path claimed(Checkout checkout) {
    return checkout.root().resolve("e2e").toAbsolutePath().normalize();
  }

  @Override
  public URI service(String model) {
    return URI.create("http://127.0.0.1:" + platform.servicePort(NAMESPACE, model).orElseThrow());
  }

  @Override
  public Traffic traffic(String model, String pathAndQuery) {
    return new RestlessClient(service(model).resolve(pathAndQuery));
  }

  @Override
  public String logs() throws IOException {
    StringBuilder logs = new StringBuilder(Files.readString(operatorLog()));
    try (Stream<Path> files = Files.walk(platform.pods(), 2)) {
      for (Path file : files.filter(f -> f.endsWith("log")).toList()) {
        logs.append(Files.readString(file));
      }
    }
    return logs.toString();
  }

  /** The platform. */
  public LocalPlatform platform() {
    return platform;
  }

  /** The operator that runs now. */
  public OperatorProcess operator() {
    return operator;
  }

  @Override
  public void killOperator() {
    operator.kill();
  }

  @Override
  public void restartOperator() throws IOException {
    restartOperator(Map.of());
  }

  /** Starts a new operator with other settings in place of one that runs or has ended. */
  public void restartOperator(Map<String, String> settings) throws IOException {
    operator.close();
    operator = OperatorProcess.start(checkout, platform, operatorLog(), settings);
  }

  /** The operator's log. */
  public Path operatorLog() {
    return folder.resolve("operator.log");
  }

  @Override
  public void close() {
    operator.close();
    platform.close();
  }
}
