package dev.recommender.operator.lifecycle;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of the pods that answer.
 *
 * @param deployments Deployments of this resource by version
 * @param service the Service; null when there is none
 * @param routedVersions versions of the pods that the Service's endpoints name; empty when there
 *     are none
 */
public record ObservedServing(
    Map<Integer, ServedVersion> deployments,
    @Nullable Route service,
    Set<Integer> routedVersions,
    Set<Integer> versionsWithPods) {
  /** Copies the collections. */
  public ObservedServing {
    deployments = Map.copyOf(deployments);
    routedVersions = Set.copyOf(routedVersions);
    versionsWithPods = Set.copyOf(versionsWithPods);
  }

  /**
   * The Deployment of one version.
   *
   * @param inputsHash hash of what the pods were made from
   * @param answers whether all pods are ready and a sample query through one of them was answered
   * @param message how the pods stand, for people
   */
  public record ServedVersion(
      int version,
      String image,
      String inputsHash,
      Replicas replicas,
      boolean answers,
      String message) {}

  /** How many pods are wanted and ready. */
  public record Replicas(int wanted, int ready) {}

  /**
   * The Service.
   *
   * @param version version that its selector names
   * @param resourceVersion what a change must be based on
   */
  public record Route(int version, String resourceVersion) {}

  /** The version that the Service names; null when there is no Service. */
  public @Nullable Integer routedTo() {
    return service == null ? null : service.version();
  }
}
