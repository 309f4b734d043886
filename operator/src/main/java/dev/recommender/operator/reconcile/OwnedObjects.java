package dev.recommender.operator.reconcile;

import dev.recommender.api.RecommenderModel;
import dev.recommender.operator.lifecycle.Drift;
import dev.recommender.operator.lifecycle.OwnedObject;
import dev.recommender.operator.pod.Owner;
import dev.recommender.operator.serving.Applied;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes the objects of resources. What is applied is written down in the object itself, and an
 * object of somebody else is never touched.
 */
final class OwnedObjects {
  // Another owner of the number of pods, so that the operator can leave it to an autoscaler without
  // the API server setting it to one.
  private static final String START_OF_SCALING = Actor.FIELD_MANAGER + "-start";

  private final KubernetesClient client;

  OwnedObjects(KubernetesClient client) {
    this.client = client;
  }

  static OwnedObject named(HasMetadata object) {
    return new OwnedObject(
        object.getApiVersion(), object.getKind(), object.getMetadata().getName());
  }

  /**
   * Applies an object that may be there.
   *
   * @throws NameTakenException when it belongs to somebody else
   */
  void applyOwned(RecommenderModel model, HasMetadata desired) {
    HasMetadata existing = client.resource(desired).get();
    if (existing != null && !Owner.owns(model, existing)) {
      throw new NameTakenException(desired.getKind(), desired.getMetadata().getName());
    }
    apply(desired);
  }

  /** Applies an object that is known to be the resource's, or to be free. */
  void apply(HasMetadata desired) {
    apply(Applied.recorded(desired), Actor.FIELD_MANAGER);
  }

  /**
   * Applies once more what was applied to an object, unless it is as it was applied.
   *
   * @throws ContestedException when the object still differs
   */
  void putBack(RecommenderModel model, OwnedObject named) {
    GenericKubernetesResource object = find(model, named);
    if (object != null && Owner.owns(model, object) && !Applied.changes(object).isEmpty()) {
      List<String> left =
          reapply(object, UnaryOperator.identity()).map(Applied::changes).orElse(List.of());
      if (!left.isEmpty()) {
        throw new ContestedException(List.of(new Drift(named, left)));
      }
    }
  }

  /** Changes the number of pods of a Deployment and nothing else. */
  void scale(Deployment deployment, int replicas) {
    if (Applied.to(deployment).isPresent()) {
      reapply(deployment, applied -> applied.withReplicas(replicas));
    } else {
      startWith(deployment, replicas);
    }
  }

  /** Leaves the number of pods of a Deployment to an autoscaler, which starts from one. */
  void leaveScaling(Deployment deployment, int start) {
    startWith(deployment, start);
    if (Applied.to(deployment).filter(applied -> applied.at("/spec").has("replicas")).isPresent()) {
      reapply(deployment, Applied::withoutReplicas);
    }
  }

  private void startWith(Deployment deployment, int replicas) {
    Deployment pods =
        new DeploymentBuilder()
            .withNewMetadata()
            .withName(deployment.getMetadata().getName())
            .withNamespace(deployment.getMetadata().getNamespace())
            .endMetadata()
            .withNewSpec()
            .withReplicas(replicas)
            .endSpec()
            .build();
    apply(pods, START_OF_SCALING);
  }

  private Optional<HasMetadata> reapply(HasMetadata object, UnaryOperator<Applied> change) {
    return Applied.to(object)
        .map(change)
        .map(Applied::object)
        .map(again -> {
          again.getMetadata().setResourceVersion(object.getMetadata().getResourceVersion());
          return apply(again, Actor.FIELD_MANAGER);
        });
  }

  /** Deletes an object that the resource owns. */
  void delete(RecommenderModel model, OwnedObject named) {
    GenericKubernetesResource object = find(model, named);
    if (object != null && Owner.owns(model, object)) {
      client.resource(object).delete();
    }
  }

  private @Nullable GenericKubernetesResource find(RecommenderModel model, OwnedObject named) {
    return client
        .genericKubernetesResources(named.apiVersion(), named.kind())
        .inNamespace(model.getMetadata().getNamespace())
        .withName(named.name())
        .get();
  }

  private HasMetadata apply(HasMetadata desired, String manager) {
    return client.resource(desired).fieldManager(manager).forceConflicts().serverSideApply();
  }
}
