package dev.recommender.operator.serving;

import dev.recommender.operator.lifecycle.Labels;
import dev.recommender.operator.lifecycle.ObservedServing.Replicas;
import dev.recommender.operator.lifecycle.ObservedServing.Route;
import dev.recommender.operator.lifecycle.ObservedServing.ServedVersion;
import dev.recommender.operator.pod.PodTroubles;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads what the pods that answer look like from their objects. */
public final class ServingState {
  private ServingState() {}

  /** The version that an object is labelled with; empty when it has no such label. */
  public static Optional<Integer> version(HasMetadata object) {
    Map<String, String> labels = object.getMetadata().getLabels();
    return Optional.ofNullable(labels == null ? null : labels.get(Labels.VERSION))
        .filter(ServingState::isNumber)
        .map(Integer::valueOf);
  }

  /** The version that the selector of the Service names; 0 when somebody made it name none. */
  public static Route route(Service service) {
    Map<String, String> selector = service.getSpec().getSelector();
    String version = selector == null ? "" : selector.getOrDefault(Labels.VERSION, "");
    return new Route(
        isNumber(version) ? Integer.parseInt(version) : 0,
        service.getMetadata().getResourceVersion());
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,9}");
  }

  /**
   * A Deployment as the decision sees it.
   *
   * @param answered whether a sample query through one of its pods was answered
   * @param pods its pods, for the reasons why some are not ready; may be empty
   */
  public static ServedVersion served(
      int version, Deployment deployment, boolean answered, List<Pod> pods) {
    int wanted = Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
    int ready = readyPods(deployment);
    AppliedDeployment applied = AppliedDeployment.of(deployment);
    String troubles = PodTroubles.of(pods);
    String message =
        "%d of %d pods ready%s".formatted(ready, wanted, troubles.isEmpty() ? "" : ": " + troubles);
    boolean allReady = isRolledOut(deployment, wanted) && ready >= wanted;
    return new ServedVersion(
        version,
        applied.image(),
        applied.inputs(),
        new Replicas(wanted, ready, applied.replicas()),
        allReady && answered,
        message);
  }

  /** Whether all wanted pods run the latest template and are ready. */
  public static boolean isReady(Deployment deployment) {
    int wanted = Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
    return isRolledOut(deployment, wanted) && readyPods(deployment) >= wanted;
  }

  /** Versions of the pods that endpoints name as ready. */
  public static Set<Integer> routedVersions(List<EndpointSlice> slices, List<Pod> pods) {
    Map<String, Integer> versions = new HashMap<>();
    pods.forEach(pod -> version(pod).ifPresent(v -> versions.put(pod.getMetadata().getName(), v)));
    Set<Integer> routed = new HashSet<>();
    for (EndpointSlice slice : slices) {
      for (Endpoint endpoint : slice.getEndpoints()) {
        boolean ready =
            endpoint.getConditions() == null
                || !Boolean.FALSE.equals(endpoint.getConditions().getReady());
        if (ready && endpoint.getTargetRef() != null) {
          // A pod that is gone counts as another version: it must leave the endpoints first.
          routed.add(versions.getOrDefault(endpoint.getTargetRef().getName(), 0));
        }
      }
    }
    return routed;
  }

  private static int readyPods(Deployment deployment) {
    DeploymentStatus status = deployment.getStatus();
    return status == null ? 0 : Objects.requireNonNullElse(status.getReadyReplicas(), 0);
  }

  private static boolean isRolledOut(Deployment deployment, int wanted) {
    DeploymentStatus status = deployment.getStatus();
    return status != null
        && Objects.requireNonNullElse(status.getObservedGeneration(), 0L)
            >= deployment.getMetadata().getGeneration()
        && Objects.requireNonNullElse(status.getUpdatedReplicas(), 0) >= wanted
        && Objects.requireNonNullElse(status.getReplicas(), 0) == wanted;
  }
}
