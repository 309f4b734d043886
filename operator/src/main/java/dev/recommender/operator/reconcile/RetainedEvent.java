package dev.recommender.operator.reconcile;

import dev.recommender.api.ModelVersion;
import dev.recommender.api.RecommenderModel;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunStatus;
import dev.recommender.operator.lifecycle.Labels;
import dev.recommender.operator.lifecycle.ModelNames;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Event that tells which indices of a deleted resource stay and hold personal data; it needs no
 * Elasticsearch.
 */
final class RetainedEvent {
  private RetainedEvent() {}

  /** Empty when nothing was ever published. */
  static Optional<Event> of(RecommenderModel model, ModelNames names, Instant now) {
    List<String> personal = personalIndices(Observer.status(model), names);
    return personal.isEmpty() ? Optional.empty() : Optional.of(event(model, names, personal, now));
  }

  private static List<String> personalIndices(RecommenderModelStatus status, ModelNames names) {
    Stream<Integer> latest = Optional.ofNullable(status.lastRun()).map(RunStatus::version).stream();
    List<String> users =
        Stream.concat(status.versions().stream().map(ModelVersion::version), latest)
            .distinct()
            .sorted()
            .map(version -> names.versioned("users", version))
            .toList();
    return users.isEmpty()
        ? List.of()
        : Stream.concat(users.stream(), Stream.of("people", "audit").map(names::longLived))
            .toList();
  }

  private static Event event(
      RecommenderModel model, ModelNames names, List<String> indices, Instant now) {
    return new EventBuilder()
        .withNewMetadata()
        .withName(names.name() + ".retained." + model.getMetadata().getUid())
        .withNamespace(names.namespace())
        .endMetadata()
        .withInvolvedObject(reference(model))
        .withType("Normal")
        .withReason("IndicesRetained")
        .withMessage("These indices stay and hold personal data: " + String.join(", ", indices))
        .withFirstTimestamp(now.toString())
        .withLastTimestamp(now.toString())
        .withCount(1)
        .withNewSource()
        .withComponent(Labels.OPERATOR)
        .endSource()
        .build();
  }

  private static ObjectReference reference(RecommenderModel model) {
    return new ObjectReferenceBuilder()
        .withApiVersion(model.getApiVersion())
        .withKind(model.getKind())
        .withName(model.getMetadata().getName())
        .withNamespace(model.getMetadata().getNamespace())
        .withUid(model.getMetadata().getUid())
        .build();
  }
}
