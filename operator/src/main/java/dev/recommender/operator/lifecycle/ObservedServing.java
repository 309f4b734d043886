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
 * @param misanswered version that a pod of the routed version answered from instead; null when none
 *     did
 */
public record ObservedServing(
    Map<Integer, ServedVersion> deployments,
    @Nullable Route service,
    Set<Integer> routedVersions,
    Set<Integer> versionsWithPods,
    @Nullable Integer misanswered,
    ObservedObjects objects) {
  /** Copies the collections. */
  public ObservedServing {
    deployments = Map.copyOf(deployments);
    routedVersions = Set.copyOf(routedVersions);
    versionsWithPods = Set.copyOf(versionsWithPods);
  }

  /**
   * The Deployment of one version.
   *
   * @param inputs what the pods were made from
   * @param answers whether all pods are ready and a sample query through one of them was answered
   * @param message how the pods stand, for people
   */
  public record ServedVersion(
      int version,
      String image,
      ServingInputs inputs,
      Replicas replicas,
      boolean answers,
      String message) {}

  /**
   * How many pods are wanted and ready.
   *
   * @param applied how many the operator asked for; null when it left that to others
   */
  public record Replicas(int wanted, int ready, @Nullable Integer applied) {}

  /**
   * The Service.
   *
   * @param version version that its selector names; 0 when it names none
   * @param resourceVersion what a change must be based on
   */
  public record Route(int version, String resourceVersion) {}

  /** The version that the Service names; null when there is no Service. */
  public @Nullable Integer routedTo() {
    return service == null ? null : service.version();
  }
}
