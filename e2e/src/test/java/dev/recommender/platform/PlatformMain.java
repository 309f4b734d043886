package dev.recommender.platform;

import dev.recommender.platform.elasticsearch.ElasticsearchConfig;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A platform with a pod and Elasticsearch that is closed at the end of its standard input; its
 * argument is the root folder.
 */
final class PlatformMain {
  private PlatformMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path root = Path.of(args[0]);
    LocalPlatformConfig config =
        LocalPlatformConfig.in(root)
            .withImage(Samples.IMAGE, Samples.command())
            .withElasticsearch(
                ElasticsearchConfig.of(
                    Path.of("target", "elasticsearch"), root.resolve("elasticsearch")));
    try (LocalPlatform platform = LocalPlatform.start(config)) {
      platform.client().resource(Samples.deployment("web", "1", 1)).create();
      var _ = System.in.read();
    }
  }
}
