package dev.recommender.operator.reconcile;

import dev.recommender.api.RecommenderModel;
import dev.recommender.operator.indices.Connection;
import dev.recommender.operator.indices.ElasticsearchClients;
import dev.recommender.operator.indices.ElasticsearchIndices;
import dev.recommender.operator.indices.IndicesException;
import dev.recommender.operator.indices.ModelIndices;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.NextStep;
import dev.recommender.operator.lifecycle.Observation;
import dev.recommender.operator.lifecycle.Problem;
import dev.recommender.operator.lifecycle.Problem.Effect;
import dev.recommender.operator.lifecycle.SpecProblems;
import dev.recommender.operator.lifecycle.StatusChange;
import dev.recommender.operator.metrics.ModelMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reconciles one RecommenderModel: observe, decide, act, report. */
@ControllerConfiguration(
    name = "recommendermodel",
    generationAwareEventProcessing = false, // an annotation approves a version
    informer = @Informer(onUpdateFilter = SpecOrAnnotationsFilter.class),
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(maxAttempts = -1, initialInterval = 1_000, maxInterval = 120_000)
public final class RecommenderModelReconciler
    implements Reconciler<RecommenderModel>, Cleaner<RecommenderModel> {
  private final KubernetesClient client;
  private final OperatorSettings settings;
  private final ElasticsearchClients elasticsearch;
  private final Clock clock;
  private final SpecProblems specProblems = new SpecProblems();
  private final Observer observer;
  private final Actor actor;
  private final Repetitions repetitions;
  private final Announcer announcer;
  private final Removal removal;
  private final Secrets secrets;

  /** A reconciler that acts through the given clients. */
  public RecommenderModelReconciler(
      KubernetesClient client,
      OperatorSettings settings,
      ElasticsearchClients elasticsearch,
      ModelMetrics metrics,
      Clock clock) {
    this.client = client;
    this.settings = settings;
    this.elasticsearch = elasticsearch;
    this.clock = clock;
    var objects =
        new ObjectsObserver(client, new ServiceMonitors(client, clock), settings.networkPolicies());
    this.observer =
        new Observer(client, settings, clock, new ServingObserver(client, objects, clock));
    this.actor = new Actor(client, settings, objects);
    this.repetitions = new Repetitions(clock);
    var events = new Events(client, clock);
    this.announcer = new Announcer(events, metrics);
    this.removal = new Removal(client, settings.deletionDeadline(), events, clock);
    this.secrets = new Secrets(client);
  }

  @Override
  public List<EventSource<?, RecommenderModel>> prepareEventSources(
      EventSourceContext<RecommenderModel> context) {
    return EventSources.of(context);
  }

  @Override
  public UpdateControl<RecommenderModel> reconcile(
      RecommenderModel cached, Context<RecommenderModel> context) {
    // The cache may lag behind the last status that was written; a decision on an old one would be
    // refused anyway.
    RecommenderModel model = client.resource(cached).get();
    if (model == null || model.isMarkedForDeletion()) {
      return UpdateControl.noUpdate();
    }
    var report = new Reporter(client, model, clock);
    try {
      return UpdateControl.<RecommenderModel>noUpdate()
          .rescheduleAfter(pass(model, context, report));
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return UpdateControl.<RecommenderModel>noUpdate()
            .rescheduleAfter(repetitions.conflict(ResourceID.fromResource(model)));
      }
      if (Terminating.refuses(e)) {
        return UpdateControl.<RecommenderModel>noUpdate().rescheduleAfter(Pace.TROUBLE);
      }
      throw e;
    }
  }

  private Duration pass(
      RecommenderModel model, Context<RecommenderModel> context, Reporter report) {
    List<Problem> problems = specProblems.of(model);
    if (problems.stream().anyMatch(problem -> problem.effect() == Effect.HoldsEverything)) {
      announcer.failed(model, report.unreadable(problems.getFirst()));
      return Pace.QUIET;
    }
    Connection connection = connection(model);
    ModelIndices indices;
    try {
      indices = indices(model, connection);
    } catch (IndicesException e) {
      announcer.failed(model, report.unreadable(problem("Elasticsearch" + e.reason(), e)));
      return Pace.TROUBLE;
    }
    Observation seen = observer.observe(model, indices, connection, problems, context);
    ResourceID id = ResourceID.fromResource(model);
    Attempt attempt =
        Attempt.of(
            seen,
            step -> {
              repetitions.note(id, step);
              actor.act(step, model, indices, seen);
            });
    NextStep step = attempt.step();
    Observation after = attempt.seen().with(StatusChange.after(step, attempt.seen()));
    announcer.done(model, step, report.write(after));
    return repetitions.pause(id, step, Pace.after(step, after));
  }

  private static Problem problem(String reason, RuntimeException e) {
    return new Problem(reason, String.valueOf(e.getMessage()), Effect.HoldsEverything);
  }

  @Override
  public DeleteControl cleanup(RecommenderModel model, Context<RecommenderModel> context) {
    ModelNames names = names(model);
    Optional<Duration> goOn =
        removal.advance(model, names, () -> indices(model, connection(model)));
    if (goOn.isEmpty()) {
      elasticsearch.release(names);
      observer.forget(names);
      repetitions.forget(ResourceID.fromResource(model));
    }
    return goOn.map(pause -> DeleteControl.noFinalizerRemoval().rescheduleAfter(pause))
        .orElseGet(DeleteControl::defaultDelete);
  }

  private Connection connection(RecommenderModel model) {
    return secrets.connection(model.getMetadata().getNamespace(), model.getSpec().elasticsearch());
  }

  private ModelIndices indices(RecommenderModel model, Connection connection) {
    ModelNames names = names(model);
    return new ElasticsearchIndices(
        elasticsearch.client(names, connection), names, settings.cluster(), connection.url());
  }

  private static ModelNames names(RecommenderModel model) {
    return ModelNames.of(
        model.getMetadata().getNamespace(), model.getMetadata().getName(), prefix(model));
  }

  // A resource without the field may have been let in by an API server that checks nothing; it can
  // still be deleted.
  private static String prefix(RecommenderModel model) {
    var spec = model.getSpec();
    return spec == null || spec.elasticsearch() == null ? "" : spec.elasticsearch().indexPrefix();
  }
}
