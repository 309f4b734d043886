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
import java.util.stream.Stream;
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

  // Pods have 30 seconds to end.
  private static final Duration USUAL_END = Duration.ofMinutes(1);

  private final KubernetesClient client;
  private final Duration patience;
  private final Events events;
  private final Clock clock;
  private final Secrets secrets;

  /**
   * Removes through a client.
   *
   * @param patience how long after the deletion pods and Elasticsearch are waited for
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
    List<String> left =
        Stream.concat(
                Stream.of(Job.class, Deployment.class, Service.class)
                    .flatMap(type -> deleteAll(model, names, type)),
                pods(names))
            .toList();
    return left.isEmpty() || isSkipped(model) || hasWaited(model, left)
        ? release(model, names, indices)
        : Optional.of(awaitPods(model, left));
  }

  private Optional<Duration> release(
      RecommenderModel model, ModelNames names, Supplier<ModelIndices> indices) {
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

  // A pod on a node that is lost never goes by itself.
  private boolean hasWaited(RecommenderModel model, List<String> left) {
    if (clock.instant().isBefore(since(model).plus(patience))) {
      return false;
    }
    tell(
        model,
        Notice.warning(
            "PodsLeft", "not waited for any longer, and still there: " + String.join(", ", left)));
    return true;
  }

  private Duration awaitPods(RecommenderModel model, List<String> left) {
    if (clock.instant().isBefore(since(model).plus(USUAL_END))) {
      return Pace.PODS;
    }
    tell(
        model,
        Notice.warning(
            "DeletionWaits",
            "still there: %s; it goes on without them at %s, or at once with the annotation %s: \"true\""
                .formatted(String.join(", ", left), since(model).plus(patience), SKIP)));
    return Pace.TROUBLE;
  }

  private static Instant since(RecommenderModel model) {
    return Instant.parse(model.getMetadata().getDeletionTimestamp());
  }

  private Optional<Duration> delete(
      RecommenderModel model, ModelNames names, Supplier<ModelIndices> indices) {
    try {
      return deleteIndices(names, indices.get()) ? Optional.empty() : Optional.of(Pace.PODS);
    } catch (IndicesException | IllegalStateException | IllegalArgumentException e) {
      return await(model, names, String.valueOf(e.getMessage()));
    }
  }

  private Optional<Duration> await(RecommenderModel model, ModelNames names, String why) {
    Instant end = since(model).plus(patience);
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

  /** Deletes what is there, and names it. */
  private Stream<String> deleteAll(
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
    return ours.stream().map(Removal::named);
  }

  private Stream<String> pods(ModelNames names) {
    return client
        .pods()
        .inNamespace(names.namespace())
        .withLabel(Labels.MODEL, names.name())
        .list()
        .getItems()
        .stream()
        .map(Removal::named);
  }

  private static String named(HasMetadata object) {
    return "%s %s".formatted(object.getKind(), object.getMetadata().getName());
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
