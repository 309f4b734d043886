package dev.recommender.operator.reconcile;

import dev.recommender.api.RecommenderModel;
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
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the Deployments, the Service and its endpoints; pods are only asked for while something
 * is under way.
 */
final class ServingObserver {
  private final KubernetesClient client;
  private final ObjectsObserver objects;
  private final SampleQuery sampleQuery = new SampleQuery();
  private final PodSampling sampling;

  ServingObserver(KubernetesClient client, ObjectsObserver objects, Clock clock) {
    this.client = client;
    this.objects = objects;
    this.sampling = new PodSampling(sampleQuery::version, clock);
  }

  ObservedServing observe(RecommenderModel model, ModelNames names, Context<?> context) {
    List<Pod> pods = pods(context, names, ServiceDeployment.SERVICE);
    Route route = route(model, names, context);
    Map<Integer, ServedVersion> deployments = new HashMap<>();
    context.getSecondaryResources(Deployment.class).stream()
        .filter(deployment -> Owner.owns(model, deployment) && !deployment.isMarkedForDeletion())
        .forEach(deployment ->
            ServingState.version(deployment)
                .ifPresent(v -> deployments.put(v, served(v, deployment, route, of(pods, v)))));
    Set<Integer> withPods =
        pods.stream()
            .map(ServingState::version)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    Integer live = Observer.status(model).liveVersion();
    return new ObservedServing(
        deployments,
        route,
        routedVersions(names, route, live, pods),
        withPods,
        live == null ? null : misanswered(names, live, deployments, pods),
        objects.observe(model, names, route == null ? null : route.version(), context));
  }

  /** Forgets a resource that is gone. */
  void forget(ModelNames names) {
    sampling.forget(names);
  }

  private @Nullable Integer misanswered(
      ModelNames names, int live, Map<Integer, ServedVersion> deployments, List<Pod> pods) {
    ServedVersion served = deployments.get(live);
    return served != null && served.answers()
        ? sampling.misanswered(names, live, of(pods, live))
        : null;
  }

  /**
   * The pods of one component; on a cluster they belong to ReplicaSets and Jobs, so labels tell
   * whose they are.
   */
  static List<Pod> pods(Context<?> context, ModelNames names, String component) {
    return context.getSecondaryResources(Pod.class).stream()
        .filter(pod -> component.equals(pod.getMetadata().getLabels().get(Labels.COMPONENT)))
        .filter(pod -> names.namespace().equals(pod.getMetadata().getNamespace()))
        .toList();
  }

  /** The pods of one version. */
  static List<Pod> of(List<Pod> pods, int version) {
    return pods.stream()
        .filter(pod -> ServingState.version(pod).filter(v -> v == version).isPresent())
        .toList();
  }

  private static @Nullable Route route(
      RecommenderModel model, ModelNames names, Context<?> context) {
    return context.getSecondaryResources(Service.class).stream()
        .filter(service ->
            Owner.owns(model, service) && service.getMetadata().getName().equals(names.service()))
        .findFirst()
        .map(ServingState::route)
        .orElse(null);
  }

  private ServedVersion served(
      int version, Deployment deployment, @Nullable Route route, List<Pod> pods) {
    boolean ready = ServingState.isReady(deployment);
    boolean routed = route != null && route.version() == version;
    boolean answered =
        ready && (routed || pods.stream().anyMatch(pod -> sampleQuery.answers(pod, version)));
    return ServingState.served(version, deployment, answered, pods);
  }

  // Endpoints only matter between the switch of the Service and the record that a version is live.
  private Set<Integer> routedVersions(
      ModelNames names, @Nullable Route route, @Nullable Integer live, List<Pod> pods) {
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
    return ServingState.routedVersions(slices, pods);
  }
}
