package dev.recommender.scenario;

import java.net.URI;
import java.nio.file.Path;

/**
 * A small RecommenderModel of which a test changes what it is about. The model is as cheap as it
 * can be and still beats popularity; how good it is depends on the resource's pseudonym key a
 * little, so no version is held back for being worse than the one before.
 */
record ModelYaml(String name, URI elasticsearch, String dataset, String training, String more) {
  static ModelYaml of(String name, URI elasticsearch, Path dataset) {
    Path relative = World.CLAIMED.relativize(dataset.toAbsolutePath().normalize());
    return new ModelYaml(name, elasticsearch, "file:///data/" + relative, "seed: 1", "");
  }

  ModelYaml withDataset(String uri) {
    return new ModelYaml(name, elasticsearch, uri, training, more);
  }

  ModelYaml withTraining(String fields) {
    return new ModelYaml(name, elasticsearch, dataset, fields, more);
  }

  ModelYaml withElasticsearch(URI other) {
    return new ModelYaml(name, other, dataset, training, more);
  }

  /**
   * Replaces what stands under {@code serving} and {@code evaluation} and the deletion policy, as
   * lines of YAML.
   */
  ModelYaml with(String lines) {
    return new ModelYaml(name, elasticsearch, dataset, training, lines);
  }

  String yaml() {
    return """
    apiVersion: recommender.dev/v1alpha1
    kind: RecommenderModel
    metadata: {name: %s, namespace: default}
    spec:
      dataset: {uri: '%s', volume: {claimName: e2e}}
      training: {rank: 16, maxIter: 4, driver: {memory: 2Gi}, retries: 0, %s}
      privacy: {minimumAudience: 5}
    %s
    %s
    """
        .formatted(
            name,
            dataset,
            training,
            section("elasticsearch", "url: '" + elasticsearch + "'"),
            section("serving", "replicas: 1, apiKeysSecret: api-keys") + evaluation());
  }

  // `more` holds lines such as `serving: version: 1`; each is merged into its section.
  private String section(String section, String fields) {
    StringBuilder merged = new StringBuilder(fields);
    more.lines()
        .filter(line -> line.startsWith(section + ": "))
        .forEach(line -> merged.append(", ").append(line.substring(section.length() + 2)));
    return "  %s: {%s}".formatted(section, merged);
  }

  private String evaluation() {
    return "\n" + section("evaluation", "metric: NdcgAt10, maxRegressionPercent: 100");
  }
}
