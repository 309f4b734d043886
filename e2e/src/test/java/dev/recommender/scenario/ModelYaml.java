package dev.recommender.scenario;

import dev.recommender.stack.Recommender;
import java.net.URI;

/**
 * A small RecommenderModel of which a test changes what it is about. The model is as cheap as it
 * can be and still beats popularity; how good it is depends on the resource's pseudonym key a
 * little, so no version is held back for being worse than the one before.
 */
record ModelYaml(
    String namespace,
    String name,
    String elasticsearch,
    String dataset,
    String training,
    String more) {
  // Little is asked for, so that it fits on a node of two cores.
  private static final String SERVING =
      "replicas: 1, apiKeysSecret: api-keys,"
          + " resources: {requests: {cpu: 100m, memory: 192Mi}, limits: {memory: 512Mi}}";

  ModelYaml withDataset(String uri) {
    return new ModelYaml(namespace, name, elasticsearch, uri, training, more);
  }

  ModelYaml withTraining(String fields) {
    return new ModelYaml(namespace, name, elasticsearch, dataset, fields, more);
  }

  ModelYaml withElasticsearch(URI other) {
    return new ModelYaml(namespace, name, "url: '" + other + "'", dataset, training, more);
  }

  /**
   * Replaces what stands under {@code serving} and {@code evaluation} and the deletion policy, as
   * lines of YAML.
   */
  ModelYaml with(String lines) {
    return new ModelYaml(namespace, name, elasticsearch, dataset, training, lines);
  }

  String yaml() {
    return """
    apiVersion: recommender.dev/v1alpha1
    kind: RecommenderModel
    metadata: {name: %s, namespace: %s}
    spec:
      dataset: {uri: '%s', volume: {claimName: %s}}
      training: {rank: 16, maxIter: 4, driver: {cpu: 100m, memory: 2Gi}, retries: 0, %s}
      privacy: {minimumAudience: 5}
    %s
    %s
    """
        .formatted(
            name,
            namespace,
            dataset,
            Recommender.CLAIM,
            training,
            section("elasticsearch", elasticsearch),
            section("serving", SERVING) + evaluation());
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
