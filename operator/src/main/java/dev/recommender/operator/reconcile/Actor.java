package dev.recommender.operator.reconcile;

import dev.recommender.api.RecommenderModel;
import dev.recommender.api.RunStatus;
import dev.recommender.operator.indices.ModelIndices;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.NextStep;
import dev.recommender.operator.lifecycle.Observation;
import dev.recommender.operator.pod.Owner;
import dev.recommender.operator.serving.RoutingService;
import dev.recommender.operator.serving.ServiceDeployment;
import dev.recommender.operator.training.ExecutorObjects;
import dev.recommender.operator.training.TrainingInstallation;
import dev.recommender.operator.training.TrainingJob;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * Carries out the side effect of a step; each is idempotent. What only changes the status has none
 * here.
 */
final class Actor {
  static final String FIELD_MANAGER = "recommender-operator";

  private final KubernetesClient client;
  private final OperatorSettings settings;
  private final Secrets secrets;

  Actor(KubernetesClient client, OperatorSettings settings) {
    this.client = client;
    this.settings = settings;
    this.secrets = new Secrets(client);
  }

  void act(NextStep step, RecommenderModel model, ModelIndices indices, Observation seen) {
    ModelNames names = indices.names();
    switch (step) {
      case NextStep.PrepareIndices prepare ->
          prepare.missing().stream().sorted().forEach(indices::prepare);
      case NextStep.CreatePseudonymKey create -> secrets.createPseudonymKey(names);
      case NextStep.CreateJob create -> createJob(model, names, create.run());
      case NextStep.Deploy deploy -> deploy(model, names, deploy, seen);
      case NextStep.Route route -> route(model, names, route);
      case NextStep.SwapAliases swap -> indices.swapAliases(swap);
      case NextStep.StopRun stop -> deleteJob(model, names, stop.version(), DeletionPropagation.FOREGROUND);
      case NextStep.Retire retire ->
          delete(Deployment.class, names.namespace(), names.deployment(retire.version()));
      case NextStep.MirrorState mirror -> indices.markState(mirror);
      case NextStep.Prune prune -> indices.deleteVersion(prune.version());
      case NextStep.DeleteJob delete -> deleteJob(model, names, delete.version(), DeletionPropagation.BACKGROUND);
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
    new ExecutorObjects(model, names, installation)
        .desired(run.version())
        .forEach(object -> createOnce(model, object));
    createOnce(model, new TrainingJob(model, names, installation).desired(run));
  }

  // The Job last: while it is there, this step comes again.
  private void deleteJob(RecommenderModel model, ModelNames names, int version, DeletionPropagation propagation) {
    String name = names.job(version);
    ConfigMap template = client.configMaps().inNamespace(names.namespace()).withName(name).get();
    if (template != null && Owner.owns(model, template)) {
      delete(ConfigMap.class, names.namespace(), name);
    }
    delete(Job.class, names.namespace(), name, propagation);
  }

  private void deploy(
      RecommenderModel model, ModelNames names, NextStep.Deploy step, Observation seen) {
    Deployment desired =
        new ServiceDeployment(model, names).desired(step.version(), step.image(), step.replicas());
    if (seen.serving().deployments().containsKey(step.version()) || isFree(model, desired)) {
      apply(desired); // applied from the start, so that a later apply may also take fields away
    }
  }

  private void route(RecommenderModel model, ModelNames names, NextStep.Route step) {
    var desired = RoutingService.desired(model, names, step.version(), step.resourceVersion());
    if (step.resourceVersion() == null) {
      createOnce(model, desired);
    } else {
      apply(desired);
    }
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

  private void apply(HasMetadata desired) {
    client.resource(desired).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
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
