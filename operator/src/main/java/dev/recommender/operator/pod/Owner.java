package dev.recommender.operator.pod;

import dev.recommender.api.RecommenderModel;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/** The owner reference from an object to its resource. */
public final class Owner {
  private Owner() {}

  /** A controlling reference, so that the object goes with its resource. */
  public static OwnerReference of(RecommenderModel model) {
    return new OwnerReferenceBuilder()
        .withApiVersion(model.getApiVersion())
        .withKind(model.getKind())
        .withName(model.getMetadata().getName())
        .withUid(model.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }

  /** Whether an object belongs to a resource. */
  public static boolean owns(RecommenderModel model, HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> reference.getUid().equals(model.getMetadata().getUid()));
  }
}
