package dev.recommender.operator.reconcile;

import dev.recommender.api.DeletionPolicy;
import dev.recommender.api.RecommenderModel;
import dev.recommender.operator.indices.ModelIndices;
import dev.recommender.operator.lifecycle.Labels;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.ObservedIndices;
import dev.recommender.operator.pod.Owner;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What goes when a resource is deleted: Job and serving first, then, when their pods are gone,
 * indices by policy.
 */
final class Removal {
  static final String SKIP = "recommender.dev/skip-external-cleanup";

  private final KubernetesClient client;
  private final Clock clock;
  private final Secrets secrets;

  Removal(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
    this.secrets = new Secrets(client);
  }

  /**
   * Goes one step further.
   *
   * @param indices asked for only when indices have to be deleted: {@code Retain} needs no
   *     Elasticsearch
   * @return whether nothing is left to do
   */
  boolean advance(RecommenderModel model, ModelNames names, Supplier<ModelIndices> indices) {
    boolean deleted =
        List.of(Job.class, Deployment.class, Service.class).stream()
            .map(type -> deleteAll(model, names, type))
            .reduce(false, Boolean::logicalOr);
    if (deleted || podsRemain(names)) {
      return false;
    }
    Map<String, String> annotations = model.getMetadata().getAnnotations();
    if (annotations != null && "true".equals(annotations.get(SKIP))) {
      return true;
    }
    if (policy(model) == DeletionPolicy.Retain) {
      RetainedEvent.of(model, names, clock.instant())
          .ifPresent(event ->
              client
                  .resource(event)
                  .fieldManager(Actor.FIELD_MANAGER)
                  .forceConflicts()
                  .serverSideApply());
      return true;
    }
    return deleteIndices(names, indices.get());
  }

  private static DeletionPolicy policy(RecommenderModel model) {
    var spec = model.getSpec();
    return spec == null || spec.elasticsearch() == null
        ? DeletionPolicy.Retain
        : spec.elasticsearch().deletionPolicy();
  }

  private boolean deleteAll(
      RecommenderModel model, ModelNames names, Class<? extends HasMetadata> type) {
    List<? extends HasMetadata> ours =
        client
            .resources(type)
            .inNamespace(names.namespace())
            .withLabel(Labels.MODEL, names.name())
            .list()
            .getItems()
            .stream()
            .filter(object -> Owner.owns(model, object))
            .toList();
    ours.stream()
        .filter(object -> !object.isMarkedForDeletion())
        .forEach(object ->
            client.resource(object).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete());
    return !ours.isEmpty();
  }

  private boolean podsRemain(ModelNames names) {
    return !client
        .pods()
        .inNamespace(names.namespace())
        .withLabel(Labels.MODEL, names.name())
        .list()
        .getItems()
        .isEmpty();
  }

  // The versions index goes last: while it is there, it says to whom the others belong.
  private boolean deleteIndices(ModelNames names, ModelIndices indices) {
    ObservedIndices seen = indices.observe();
    if (seen instanceof ObservedIndices.Unavailable away) {
      throw new IllegalStateException(away.message());
    }
    if (seen instanceof ObservedIndices.Foreign) {
      return true;
    }
    String audit = names.longLived("audit");
    List<String> left = indices.existing().stream().filter(index -> !index.equals(audit)).toList();
    left.forEach(indices::delete);
    if (left.isEmpty()) {
      secrets.deletePseudonymKey(names);
    }
    return left.isEmpty(); // look again: a dying writer may have re-created one
  }
}
