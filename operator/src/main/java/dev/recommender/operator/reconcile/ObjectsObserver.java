package dev.recommender.operator.reconcile;

import dev.recommender.api.RecommenderModel;
import dev.recommender.operator.lifecycle.Drift;
import dev.recommender.operator.lifecycle.Labels;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.ObservedObjects;
import dev.recommender.operator.lifecycle.OwnedObject;
import dev.recommender.operator.lifecycle.Versions;
import dev.recommender.operator.pod.Owner;
import dev.recommender.operator.serving.Applied;
import dev.recommender.operator.serving.Companions;
import dev.recommender.operator.serving.ServiceDeployment;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the objects of a resource with what was applied to them, and with what is wanted. */
final class ObjectsObserver {
  /** The types of the companions that every API server has. */
  static final List<Class<? extends HasMetadata>> COMPANIONS =
      List.of(
          ServiceAccount.class,
          PodDisruptionBudget.class,
          NetworkPolicy.class,
          HorizontalPodAutoscaler.class);

  private final KubernetesClient client;
  private final ServiceMonitors monitors;
  private final boolean networkPolicies;

  ObjectsObserver(KubernetesClient client, ServiceMonitors monitors, boolean networkPolicies) {
    this.client = client;
    this.monitors = monitors;
    this.networkPolicies = networkPolicies;
  }

  /**
   * Compares.
   *
   * @param routed version that the Service names; null when there is no Service
   */
  ObservedObjects observe(
      RecommenderModel model, ModelNames names, @Nullable Integer routed, Context<?> context) {
    List<HasMetadata> desired = desired(model, names, routed);
    Map<OwnedObject, HasMetadata> found = found(model, desired, context);
    Set<OwnedObject> surplus = new HashSet<>(found.keySet());
    desired.forEach(object -> surplus.remove(OwnedObjects.named(object)));
    Stream<HasMetadata> pods =
        Stream.of(Deployment.class, Service.class).flatMap(type -> owned(model, type, context));
    return new ObservedObjects(
        Stream.concat(pods, found.values().stream()).flatMap(ObjectsObserver::drift).toList(),
        outdated(desired, found),
        surplus);
  }

  // No informer watches ServiceMonitors: most clusters have none.
  private Map<OwnedObject, HasMetadata> found(
      RecommenderModel model, List<HasMetadata> desired, Context<?> context) {
    Stream<HasMetadata> watched =
        COMPANIONS.stream()
            .flatMap(type -> owned(model, type, context))
            .filter(ObjectsObserver::isServing);
    Stream<HasMetadata> read =
        desired.stream()
            .filter(GenericKubernetesResource.class::isInstance)
            .flatMap(object -> read(model, object));
    Map<OwnedObject, HasMetadata> found = new HashMap<>();
    Stream.concat(watched, read).forEach(object -> found.put(OwnedObjects.named(object), object));
    return found;
  }

  /** What the resource should have beside its Deployments and its Service. */
  List<HasMetadata> desired(RecommenderModel model, ModelNames names, @Nullable Integer routed) {
    var allowed = new Companions.Allowed(networkPolicies, monitors.areSupported());
    return new Companions(model, names, allowed)
        .desired(Versions.answering(Observer.status(model), routed));
  }

  // The objects of runs have the same types and are none of serving's.
  private static boolean isServing(HasMetadata object) {
    return ServiceDeployment.SERVICE.equals(object.getMetadata().getLabels().get(Labels.COMPONENT));
  }

  private static Set<OwnedObject> outdated(
      List<HasMetadata> desired, Map<OwnedObject, HasMetadata> found) {
    Set<OwnedObject> outdated = new HashSet<>();
    for (HasMetadata wanted : desired) {
      HasMetadata existing = found.get(OwnedObjects.named(wanted));
      if (existing == null || !inputs(existing).equals(inputs(wanted))) {
        outdated.add(OwnedObjects.named(wanted));
      }
    }
    return outdated;
  }

  // What was applied decides, so that an edit of the hash counts as drift.
  private static String inputs(HasMetadata object) {
    return Applied.to(object)
        .map(applied -> applied.at("/metadata/annotations"))
        .map(annotations -> annotations.path(ServiceDeployment.INPUTS_HASH).asText())
        .orElseGet(() ->
            object.getMetadata().getAnnotations().getOrDefault(ServiceDeployment.INPUTS_HASH, ""));
  }

  private static Stream<Drift> drift(HasMetadata object) {
    List<String> changes = Applied.changes(object);
    return changes.isEmpty()
        ? Stream.empty()
        : Stream.of(new Drift(OwnedObjects.named(object), changes));
  }

  private static Stream<HasMetadata> owned(
      RecommenderModel model, Class<? extends HasMetadata> type, Context<?> context) {
    return context.getSecondaryResources(type).stream()
        .filter(object -> Owner.owns(model, object) && !object.isMarkedForDeletion())
        .map(HasMetadata.class::cast);
  }

  private Stream<HasMetadata> read(RecommenderModel model, HasMetadata desired) {
    return Stream.ofNullable(client.resource(desired).get())
        .filter(object -> Owner.owns(model, object));
  }
}
