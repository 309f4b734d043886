package dev.recommender.operator.reconcile;

import dev.recommender.api.Promotion;
import dev.recommender.api.RecommenderModel;
import dev.recommender.api.RunStatus;
import dev.recommender.operator.indices.ModelIndices;
import dev.recommender.operator.indices.PromotionRecord;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.NextStep;
import dev.recommender.operator.lifecycle.Observation;
import dev.recommender.operator.lifecycle.SpecHash;
import dev.recommender.operator.pod.Owner;
import dev.recommender.operator.serving.Applied;
import dev.recommender.operator.serving.RoutingService;
import dev.recommender.operator.serving.ServiceDeployment;
import dev.recommender.operator.training.ExecutorObjects;
import dev.recommender.operator.training.TrainingInstallation;
import dev.recommender.operator.training.TrainingJob;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the side effect of a step; each is idempotent. What only changes the status has none
 * here.
 */
final class Actor {
  static final String FIELD_MANAGER = "recommender-operator";

  private final KubernetesClient client;
  private final OperatorSettings settings;
  private final Secrets secrets;
  private final OwnedObjects objects;
  private final ExecutorLeftovers leftovers;
  private final ObjectsObserver observer;

  Actor(KubernetesClient client, OperatorSettings settings, ObjectsObserver observer) {
    this.client = client;
    this.settings = settings;
    this.secrets = new Secrets(client);
    this.objects = new OwnedObjects(client);
    this.leftovers = new ExecutorLeftovers(client);
    this.observer = observer;
  }

  void act(NextStep step, RecommenderModel model, ModelIndices indices, Observation seen) {
    ModelNames names = indices.names();
    switch (step) {
      case NextStep.PrepareIndices prepare ->
          prepare.missing().stream().sorted().forEach(indices::prepare);
      case NextStep.CreatePseudonymKey create -> secrets.createPseudonymKey(names);
      case NextStep.CreateJob create -> createJob(model, names, create.run());
      case NextStep.ApplyCompanions companions -> accompany(model, names, companions, seen);
      case NextStep.Deploy deploy -> deploy(model, names, deploy, seen);
      case NextStep.Scale scale -> scale(model, names, scale);
      case NextStep.PutBack back ->
          each(back.drifts(), drift -> objects.putBack(model, drift.object()));
      case NextStep.Route route -> route(model, names, route);
      case NextStep.SwapAliases swap -> indices.swapAliases(swap);
      case NextStep.StopRun stop ->
          deleteJob(model, names, stop.version(), DeletionPropagation.FOREGROUND);
      case NextStep.RecordFailure end ->
          leftovers.deleteTemplate(model, names, end.run().version());
      case NextStep.RecordVersion end ->
          leftovers.deleteTemplate(model, names, end.document().version());
      case NextStep.RecordLive live -> indices.audit(promotion(live, model, seen));
      case NextStep.Retire retire ->
          delete(Deployment.class, names.namespace(), names.deployment(retire.version()));
      case NextStep.MirrorState mirror -> indices.markState(mirror);
      case NextStep.Prune prune -> indices.deleteVersion(prune.version());
      case NextStep.DeleteJob delete ->
          deleteJob(model, names, delete.version(), DeletionPropagation.BACKGROUND);
      default -> {}
    }
  }

  // The Job last: while it is missing, this step comes again.
  private void createJob(RecommenderModel model, ModelNames names, RunStatus run) {
    var installation =
        new TrainingInstallation(
            settings.images().training(),
            settings.images().pullSecrets(),
            settings.trainingRole().kind(),
            settings.trainingRole().name());
    List<HasMetadata> before =
        new ExecutorObjects(model, names, installation).desired(run.version());
    leftovers.deleteOutdated(model, names, before);
    before.forEach(object -> createOnce(model, object));
    createOnce(model, new TrainingJob(model, names, installation).desired(run));
  }

  // The Job last: while it is there, this step comes again.
  private void deleteJob(
      RecommenderModel model, ModelNames names, int version, DeletionPropagation propagation) {
    leftovers.deleteTemplate(model, names, version);
    delete(Job.class, names.namespace(), names.job(version), propagation);
  }

  private void deploy(
      RecommenderModel model, ModelNames names, NextStep.Deploy step, Observation seen) {
    Deployment existing = ownDeployment(model, names, step.version());
    boolean known = seen.serving().deployments().containsKey(step.version());
    if (existing != null && !known && Applied.to(existing).isPresent()) {
      // The cache lags, or somebody took the label away by which the operator finds it.
      objects.putBack(model, OwnedObjects.named(existing));
      return;
    }
    if (existing != null && step.replicas() == null) {
      objects.leaveScaling(existing, existing.getSpec().getReplicas());
    }
    objects.applyOwned(
        model,
        new ServiceDeployment(model, names, settings.images().pullSecrets())
            .desired(
                step.version(), step.image(), step.replicas(), seen.desired().inputs().secrets()));
  }

  private void accompany(
      RecommenderModel model, ModelNames names, NextStep.ApplyCompanions step, Observation seen) {
    Stream<Runnable> outdated =
        observer.desired(model, names, seen.serving().routedTo()).stream()
            .filter(desired -> step.outdated().contains(OwnedObjects.named(desired)))
            .map(desired -> () -> objects.applyOwned(model, desired));
    Stream<Runnable> surplus =
        step.surplus().stream().map(object -> () -> objects.delete(model, object));
    each(Stream.concat(outdated, surplus).toList(), Runnable::run);
  }

  /** Does it to each; one that is refused does not keep the others from it. */
  static <T> void each(Collection<T> objects, Consumer<T> write) {
    List<RuntimeException> refused = new ArrayList<>();
    for (T object : objects) {
      try {
        write.accept(object);
      } catch (KubernetesClientException | NameTakenException | ContestedException e) {
        refused.add(e);
      }
    }
    if (!refused.isEmpty()) {
      throw refused.getFirst();
    }
  }

  private void scale(RecommenderModel model, ModelNames names, NextStep.Scale step) {
    Deployment deployment = ownDeployment(model, names, step.version());
    if (deployment == null) {
      return;
    }
    if (step.start()) {
      objects.leaveScaling(deployment, step.replicas());
    } else {
      objects.scale(deployment, step.replicas());
    }
  }

  private @Nullable Deployment ownDeployment(
      RecommenderModel model, ModelNames names, int version) {
    Deployment found =
        client
            .apps()
            .deployments()
            .inNamespace(names.namespace())
            .withName(names.deployment(version))
            .get();
    return found == null || !Owner.owns(model, found) ? null : found;
  }

  private void route(RecommenderModel model, ModelNames names, NextStep.Route step) {
    var desired = RoutingService.desired(model, names, step.version(), step.resourceVersion());
    if (step.resourceVersion() == null) {
      createOnce(model, Applied.recorded(desired));
    } else {
      objects.apply(desired);
    }
  }

  // The same promotion has the same id after a crash: the Service has not been changed since.
  private static PromotionRecord promotion(
      NextStep.RecordLive step, RecommenderModel model, Observation seen) {
    Integer from = seen.status().liveVersion();
    var id =
        Arrays.asList(model.getMetadata().getUid(), from, step.version(), seen.serving().service());
    boolean pinned = seen.spec().serving().version() != null;
    boolean manual = seen.spec().serving().promotion() == Promotion.Manual;
    return new PromotionRecord(
        SpecHash.of(id),
        seen.now(),
        step.version(),
        from,
        pinned ? "pinned" : manual ? "approved" : "automatic");
  }

  private void createOnce(RecommenderModel model, HasMetadata desired) {
    if (isFree(model, desired)) {
      client.resource(desired).create();
    }
  }

  // The object may exist although the cache does not know it yet: ours is left alone, a foreign one
  // is not touched.
  private boolean isFree(RecommenderModel model, HasMetadata desired) {
    HasMetadata existing = client.resource(desired).get();
    if (existing != null && !Owner.owns(model, existing)) {
      throw new NameTakenException(desired.getKind(), desired.getMetadata().getName());
    }
    return existing == null;
  }

  private <T extends HasMetadata> void delete(Class<T> type, String namespace, String name) {
    delete(type, namespace, name, DeletionPropagation.BACKGROUND);
  }

  private <T extends HasMetadata> void delete(
      Class<T> type, String namespace, String name, DeletionPropagation pods) {
    client
        .resources(type)
        .inNamespace(namespace)
        .withName(name)
        .withPropagationPolicy(pods)
        .delete();
  }
}
