package dev.recommender.operator.reconcile;

import dev.recommender.api.RecommenderModel;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.operator.lifecycle.Observation;
import dev.recommender.operator.lifecycle.Problem;
import dev.recommender.operator.serving.RoutingService;
import dev.recommender.operator.status.StatusReport;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Clock;

/**
 * Writes the status of one resource, based on the version of it that was observed: a newer one is a
 * conflict.
 */
final class Reporter {
  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager(Actor.FIELD_MANAGER)
          .withForce(true)
          .build();

  private final KubernetesClient client;
  private final RecommenderModel model;
  private final Clock clock;

  Reporter(KubernetesClient client, RecommenderModel model, Clock clock) {
    this.client = client;
    this.model = model;
    this.clock = clock;
  }

  /** Writes what an observation and the status in it come to, and returns it. */
  RecommenderModelStatus write(Observation seen) {
    String url = RoutingService.url(seen.desired().names());
    return write(StatusReport.of(seen, model.getMetadata().getGeneration(), url));
  }

  /** Reports that nothing could be looked at; everything else in the status stays as it is. */
  RecommenderModelStatus unreadable(Problem problem) {
    Long generation = model.getMetadata().getGeneration();
    return write(
        StatusReport.unreadable(Observer.status(model), problem, generation, clock.instant()));
  }

  // A status that is there already is not written again.
  private RecommenderModelStatus write(RecommenderModelStatus status) {
    if (status.equals(model.getStatus())) {
      return status;
    }
    var patch = new RecommenderModel();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withName(model.getMetadata().getName())
            .withNamespace(model.getMetadata().getNamespace())
            .withResourceVersion(model.getMetadata().getResourceVersion())
            .build());
    patch.setStatus(status);
    client.resource(patch).subresource("status").patch(APPLY);
    return status;
  }
}
