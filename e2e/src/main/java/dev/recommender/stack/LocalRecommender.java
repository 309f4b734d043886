package dev.recommender.stack;

import dev.recommender.platform.LocalPlatform;
import dev.recommender.platform.LocalPlatformConfig;
import dev.recommender.platform.elasticsearch.ElasticsearchConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The whole product on one machine: the platform with Elasticsearch, and the operator beside it.
 */
public final class LocalRecommender implements AutoCloseable {
  /** The image that stands for the training program. */
  public static final String TRAINING_IMAGE = "recommender-training:local";

  /** The image that stands for the service. */
  public static final String SERVICE_IMAGE = "recommender-service:local";

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

  /** The platform. */
  public LocalPlatform platform() {
    return platform;
  }

  /** The operator that runs now. */
  public OperatorProcess operator() {
    return operator;
  }

  /** Starts a new operator in place of one that has ended. */
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
