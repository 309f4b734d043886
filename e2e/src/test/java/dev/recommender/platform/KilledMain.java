package dev.recommender.platform;

import dev.recommender.platform.elasticsearch.ElasticsearchConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A platform with a pod and Elasticsearch that waits to be killed; its argument is the root folder.
 */
final class KilledMain {
  private KilledMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path root = Path.of(args[0]);
    LocalPlatform platform =
        LocalPlatform.start(
            LocalPlatformConfig.in(root)
                .withImage(Samples.IMAGE, Samples.command())
                .withElasticsearch(
                    ElasticsearchConfig.of(
                        Path.of("target", "elasticsearch"), root.resolve("elasticsearch"))));
    platform.client().resource(Samples.deployment("web", "1", 1)).create();
    new CountDownLatch(1).await();
  }
}
