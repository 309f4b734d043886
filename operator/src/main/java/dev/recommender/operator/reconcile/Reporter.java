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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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

  Reporter(KubernetesClient client, RecommenderModel model) {
    this.client = client;
    this.model = model;
  }

  /** Writes a status, unless it is the one that is there. */
  void write(RecommenderModelStatus status) {
    if (status.equals(model.getStatus())) {
      return;
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
  }

  /** Reports a problem that came up while acting. */
  void problem(Observation seen, Problem problem) {
    List<Problem> problems = new ArrayList<>(seen.problems());
    problems.addFirst(problem);
    Observation troubled =
        new Observation(
            seen.spec(),
            seen.status(),
            problems,
            seen.indices(),
            seen.run(),
            seen.serving(),
            seen.desired(),
            seen.surroundings());
    write(
        StatusReport.of(
            troubled,
            model.getMetadata().getGeneration(),
            RoutingService.url(seen.desired().names())));
  }

  /**
   * Reports that the spec cannot be read as its CRD says; everything else in the status stays as it
   * is.
   */
  void invalid(Problem problem, Instant now) {
    write(
        StatusReport.invalid(
            Observer.status(model), problem, model.getMetadata().getGeneration(), now));
  }
}
