package dev.recommender.operator.reconcile;

import dev.recommender.api.DeletionPolicy;
import dev.recommender.api.RecommenderModel;
import dev.recommender.operator.indices.IndicesException;
import dev.recommender.operator.indices.ModelIndices;
import dev.recommender.operator.lifecycle.Labels;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.ObservedIndices;
import dev.recommender.operator.pod.Owner;
import dev.recommender.operator.status.Notice;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What goes when a resource is deleted: Job and serving first, then, when their pods are gone,
 * indices by policy.
 */
final class Removal {
  private static final Logger LOG = LoggerFactory.getLogger(Removal.class);
  private static final String SKIP = "recommender.dev/skip-external-cleanup";
  private static final String STAY = "these indices stay and hold personal data: ";

  private final KubernetesClient client;
  private final Duration patience;
  private final Events events;
  private final Clock clock;
  private final Secrets secrets;

  /**
   * Removes through a client.
   *
   * @param patience how long after the deletion Elasticsearch is waited for
   */
  Removal(KubernetesClient client, Duration patience, Events events, Clock clock) {
    this.client = client;
    this.patience = patience;
    this.events = events;
    this.clock = clock;
    this.secrets = new Secrets(client);
  }

  /**
   * Goes one step further.
   *
   * @param indices asked for only when indices have to be deleted: {@code Retain} needs no
   *     Elasticsearch
   * @return when to go on; empty when nothing is left to do
   */
  Optional<Duration> advance(
      RecommenderModel model, ModelNames names, Supplier<ModelIndices> indices) {
    boolean deleted =
        List.of(Job.class, Deployment.class, Service.class).stream()
            .map(type -> deleteAll(model, names, type))
            .reduce(false, Boolean::logicalOr);
    if (deleted || podsRemain(names)) {
      return Optional.of(Pace.PODS);
    }
    if (isSkipped(model)) {
      retain(model, names, Notice.warning("IndicesRetained", "as annotated, " + STAY));
      return Optional.empty();
    }
    if (policy(model) == DeletionPolicy.Retain) {
      retain(model, names, Notice.normal("IndicesRetained", STAY));
      return Optional.empty();
    }
    return delete(model, names, indices);
  }

  private Optional<Duration> delete(
      RecommenderModel model, ModelNames names, Supplier<ModelIndices> indices) {
    try {
      return deleteIndices(names, indices.get()) ? Optional.empty() : Optional.of(Pace.PODS);
    } catch (IndicesException | IllegalStateException e) {
      return await(model, names, String.valueOf(e.getMessage()));
    }
  }

  private Optional<Duration> await(RecommenderModel model, ModelNames names, String why) {
    Instant end = Instant.parse(model.getMetadata().getDeletionTimestamp()).plus(patience);
    if (clock.instant().isBefore(end)) {
      tell(
          model,
          Notice.warning(
              "DeletionWaits",
              "%s; the indices are left behind at %s, or at once with the annotation %s: \"true\""
                  .formatted(why, end, SKIP)));
      return Optional.of(Pace.TROUBLE);
    }
    retain(
        model,
        names,
        Notice.warning(
            "IndicesRetained", "Elasticsearch stayed away until %s, ".formatted(end) + STAY));
    return Optional.empty();
  }

  // A resource that never published has nothing to tell of.
  private void retain(RecommenderModel model, ModelNames names, Notice notice) {
    List<String> personal = RetainedIndices.of(Observer.status(model), names);
    if (!personal.isEmpty()) {
      String message = notice.message() + String.join(", ", personal);
      tell(model, new Notice(notice.type(), notice.reason(), message));
    }
  }

  private void tell(RecommenderModel model, Notice notice) {
    if (events.tell(model, notice)) {
      LOG.atLevel(notice.type().equals("Warning") ? Level.WARN : Level.INFO)
          .addKeyValue("namespace", model.getMetadata().getNamespace())
          .addKeyValue("name", model.getMetadata().getName())
          .addKeyValue("reason", notice.reason())
          .addKeyValue("detail", notice.message())
          .log("deletion");
    }
  }

  private static boolean isSkipped(RecommenderModel model) {
    Map<String, String> annotations = model.getMetadata().getAnnotations();
    return annotations != null && "true".equals(annotations.get(SKIP));
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
