package dev.recommender.operator.reconcile;

import dev.recommender.api.ElasticsearchSpec;
import dev.recommender.api.RecommenderModel;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.RunStatus;
import dev.recommender.operator.indices.Connection;
import dev.recommender.operator.indices.ModelIndices;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.Observation;
import dev.recommender.operator.lifecycle.ObservedIndices;
import dev.recommender.operator.lifecycle.ObservedRun;
import dev.recommender.operator.lifecycle.Problem;
import dev.recommender.operator.lifecycle.ServingInputs;
import dev.recommender.operator.pod.Owner;
import dev.recommender.operator.serving.ServiceDeployment;
import dev.recommender.operator.serving.ServingState;
import dev.recommender.operator.training.TrainingEnd;
import dev.recommender.operator.training.TrainingJob;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at everything that a decision needs. */
final class Observer {
  /** The annotation by which a person lets a version go live. */
  static final String APPROVE = "recommender.dev/approve";

  private final KubernetesClient client;
  private final OperatorSettings settings;
  private final Clock clock;
  private final Secrets secrets;
  private final ServingObserver serving;

  Observer(
      KubernetesClient client, OperatorSettings settings, Clock clock, ServingObserver serving) {
    this.client = client;
    this.settings = settings;
    this.clock = clock;
    this.secrets = new Secrets(client);
    this.serving = serving;
  }

  /** Observes a valid resource. */
  Observation observe(
      RecommenderModel model,
      ModelIndices indices,
      Connection connection,
      List<Problem> known,
      Context<?> context) {
    ModelNames names = indices.names();
    RecommenderModelStatus status = status(model);
    List<Job> jobs =
        context.getSecondaryResources(Job.class).stream()
            .filter(job -> Owner.owns(model, job))
            .toList();
    ObservedIndices present = indices.observe();
    Optional<PseudonymKey> key = secrets.pseudonymKey(model.getSpec(), names);
    Optional<String> keyId = key.map(PseudonymKey::id);
    List<Problem> problems = new ArrayList<>(known);
    PseudonymKeyCheck.problem(model.getSpec(), names, keyId, present).ifPresent(problems::add);
    var surroundings =
        new Observation.Surroundings(
            jobs.stream()
                .filter(job -> !job.isMarkedForDeletion())
                .map(ServingState::version)
                .flatMap(Optional::stream)
                .toList(),
            keyId.isPresent(),
            clock.instant());
    return new Observation(
        model.getSpec(),
        status,
        problems,
        present,
        run(model, names, jobs, context),
        serving.observe(model, names, context),
        desired(model, names, key.flatMap(k -> connection.fingerprint(spec(model), k::mark))),
        surroundings);
  }

  /** Forgets a resource that is gone. */
  void forget(ModelNames names) {
    serving.forget(names);
  }

  private Observation.DesiredServing desired(
      RecommenderModel model, ModelNames names, Optional<String> secretsHash) {
    var deployment = new ServiceDeployment(model, names, settings.images().pullSecrets());
    Map<String, String> annotations = model.getMetadata().getAnnotations();
    return new Observation.DesiredServing(
        names,
        settings.images().service(),
        new ServingInputs(deployment.inputsHash(), secretsHash.orElse(null)),
        annotations == null ? "" : annotations.getOrDefault(APPROVE, "").strip());
  }

  private static ElasticsearchSpec spec(RecommenderModel model) {
    return model.getSpec().elasticsearch();
  }

  static RecommenderModelStatus status(RecommenderModel model) {
    return model.getStatus() == null ? RecommenderModelStatus.initial() : model.getStatus();
  }

  private ObservedRun run(
      RecommenderModel model, ModelNames names, List<Job> jobs, Context<?> context) {
    RunStatus run = status(model).lastRun();
    if (run == null) {
      return new ObservedRun.Missing();
    }
    List<Pod> pods =
        ServingObserver.of(
            ServingObserver.pods(context, names, TrainingJob.TRAINING), run.version());
    return jobs.stream()
        .filter(job -> job.getMetadata().getName().equals(names.job(run.version())))
        .findFirst()
        .or(() -> run.outcome() == RunOutcome.Running ? live(model, names, run) : Optional.empty())
        .map(job -> TrainingEnd.of(job, pods))
        .orElseGet(ObservedRun.Missing::new);
  }

  // A cache that lags must not make a working run look lost.
  private Optional<Job> live(RecommenderModel model, ModelNames names, RunStatus run) {
    return Optional.ofNullable(
            client
                .batch()
                .v1()
                .jobs()
                .inNamespace(names.namespace())
                .withName(names.job(run.version()))
                .get())
        .filter(job -> Owner.owns(model, job));
  }
}
