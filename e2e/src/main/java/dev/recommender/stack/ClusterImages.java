package dev.recommender.stack;

import java.util.List;

/**
 * The images that a cluster's nodes have or can pull.
 *
 * @param registry what stands before the names of the product's images, with a slash at the end;
 *     may be empty
 * @param shell a small image with a shell, for copying files
 */
record ClusterImages(String registry, String tag, String shell) {
  /** From the system properties {@code image.registry}, {@code image.tag}, {@code image.shell}. */
  static ClusterImages ofProperties() {
    return new ClusterImages(
        property("image.registry", ""),
        property("image.tag", "0.1.0"),
        property("image.shell", "registry.local/busybox:1"));
  }

  // Maven hands a property that nobody set over as an empty one.
  private static String property(String name, String otherwise) {
    String value = System.getProperty(name, "");
    return value.isEmpty() ? otherwise : value;
  }

  /** The service's. */
  String service() {
    return "%srecommender-service:%s".formatted(registry, tag);
  }

  /** Values of the chart for an operator of one namespace, on a small node. */
  List<String> values(String namespace) {
    return List.of(
        "images.registry=\"%s\"".formatted(registry),
        "images.operator.tag=\"%s\"".formatted(tag),
        "images.training.tag=\"%s\"".formatted(tag),
        "images.service.tag=\"%s\"".formatted(tag),
        "watch.namespaces=[\"%s\"]".formatted(namespace),
        "crds.install=false",
        "resources.requests={\"cpu\":\"100m\",\"memory\":\"256Mi\"}");
  }
}
