package dev.recommender.operator.reconcile;

import dev.recommender.api.RecommenderModel;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.operator.lifecycle.Labels;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.ObservedServing;
import dev.recommender.operator.lifecycle.ObservedServing.Route;
import dev.recommender.operator.lifecycle.ObservedServing.ServedVersion;
import dev.recommender.operator.pod.Owner;
import dev.recommender.operator.serving.SampleQuery;
import dev.recommender.operator.serving.ServiceDeployment;
import dev.recommender.operator.serving.ServingState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the Deployments, the Service and its endpoints; pods are only asked for while something
 * is under way.
 */
final class ServingObserver {
  private final KubernetesClient client;
  private final SampleQuery sampleQuery = new SampleQuery();

  ServingObserver(KubernetesClient client) {
    this.client = client;
  }

  ObservedServing observe(
      RecommenderModel model, ModelNames names, RecommenderModelStatus status, Context<?> context) {
    Route route =
        context.getSecondaryResources(Service.class).stream()
            .filter(service ->
                Owner.owns(model, service)
                    && service.getMetadata().getName().equals(names.service()))
            .findFirst()
            .flatMap(ServingState::route)
            .orElse(null);
    Map<Integer, ServedVersion> deployments = new HashMap<>();
    context.getSecondaryResources(Deployment.class).stream()
        .filter(deployment -> Owner.owns(model, deployment) && !deployment.isMarkedForDeletion())
        .forEach(deployment ->
            ServingState.version(deployment)
                .ifPresent(v -> deployments.put(v, served(names, v, deployment, route))));
    return new ObservedServing(
        deployments, route, routedVersions(names, route, status.liveVersion()));
  }

  /** The pods of one component and version. */
  List<Pod> pods(ModelNames names, String component, int version) {
    return client
        .pods()
        .inNamespace(names.namespace())
        .withLabel(Labels.MODEL, names.name())
        .withLabel(Labels.COMPONENT, component)
        .withLabel(Labels.VERSION, Integer.toString(version))
        .list()
        .getItems();
  }

  private ServedVersion served(
      ModelNames names, int version, Deployment deployment, @Nullable Route route) {
    boolean routed = route != null && route.version() == version;
    boolean ready = ServingState.isReady(deployment);
    if (routed && ready) {
      return ServingState.served(version, deployment, true, List.of());
    }
    List<Pod> pods = pods(names, ServiceDeployment.SERVICE, version);
    boolean answered = ready && pods.stream().anyMatch(pod -> sampleQuery.answers(pod, version));
    return ServingState.served(version, deployment, answered, pods);
  }

  // Endpoints only matter between the switch of the Service and the record that a version is live.
  private Set<Integer> routedVersions(
      ModelNames names, @Nullable Route route, @Nullable Integer live) {
    if (route == null || Optional.ofNullable(live).filter(v -> v == route.version()).isPresent()) {
      return Set.of();
    }
    var slices =
        client
            .discovery()
            .v1()
            .endpointSlices()
            .inNamespace(names.namespace())
            .withLabel("kubernetes.io/service-name", names.service())
            .list()
            .getItems();
    var pods =
        client
            .pods()
            .inNamespace(names.namespace())
            .withLabel(Labels.MODEL, names.name())
            .withLabel(Labels.COMPONENT, ServiceDeployment.SERVICE)
            .list()
            .getItems();
    return ServingState.routedVersions(slices, pods);
  }
}
