package dev.recommender.platform;

import dev.recommender.platform.elasticsearch.ElasticsearchConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a platform consists of.
 *
 * @param root the folder for everything it writes: kubeconfig, pods
 * @param apiPort the port of the Kubernetes API, 0 for any free one
 * @param definitions the files of CustomResourceDefinitions to register before anything else
 * @param images the command that stands for each image
 * @param claims the folder that stands for each PersistentVolumeClaim
 * @param servicePorts the local port of each Service that should have a certain one, by {@code
 *     namespace/name}
 * @param elasticsearch null for a platform without one
 */
public record LocalPlatformConfig(
    Path root,
    int apiPort,
    List<Path> definitions,
    Map<String, List<String>> images,
    Map<String, Path> claims,
    Map<String, Integer> servicePorts,
    @Nullable ElasticsearchConfig elasticsearch) {

  public LocalPlatformConfig {
    definitions = List.copyOf(definitions);
    images = Map.copyOf(images);
    claims = Map.copyOf(claims);
    servicePorts = Map.copyOf(servicePorts);
  }

  /** A platform with free ports, no images and no Elasticsearch. */
  public static LocalPlatformConfig in(Path root) {
    return new LocalPlatformConfig(root, 0, List.of(), Map.of(), Map.of(), Map.of(), null);
  }

  public LocalPlatformConfig withApiPort(int port) {
    return new LocalPlatformConfig(
        root, port, definitions, images, claims, servicePorts, elasticsearch);
  }

  public LocalPlatformConfig withDefinitions(Path... files) {
    return new LocalPlatformConfig(
        root, apiPort, List.of(files), images, claims, servicePorts, elasticsearch);
  }

  public LocalPlatformConfig withImage(String image, List<String> command) {
    Map<String, List<String>> more = plus(images, image, command);
    return new LocalPlatformConfig(
        root, apiPort, definitions, more, claims, servicePorts, elasticsearch);
  }

  public LocalPlatformConfig withClaim(String claim, Path folder) {
    Map<String, Path> more = plus(claims, claim, folder);
    return new LocalPlatformConfig(
        root, apiPort, definitions, images, more, servicePorts, elasticsearch);
  }

  public LocalPlatformConfig withServicePort(String namespace, String service, int port) {
    Map<String, Integer> more = plus(servicePorts, namespace + "/" + service, port);
    return new LocalPlatformConfig(root, apiPort, definitions, images, claims, more, elasticsearch);
  }

  public LocalPlatformConfig withElasticsearch(ElasticsearchConfig config) {
    return new LocalPlatformConfig(
        root, apiPort, definitions, images, claims, servicePorts, config);
  }

  private static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
    Map<String, V> more = new HashMap<>(map);
    more.put(key, value);
    return more;
  }
}
