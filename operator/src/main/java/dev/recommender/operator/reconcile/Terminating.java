package dev.recommender.operator.reconcile;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/**
 * Whether a write was refused because its namespace is being deleted: nothing can be made there.
 */
final class Terminating {
  private static final String CAUSE = "NamespaceTerminating";

  private Terminating() {}

  static boolean refuses(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus())
        .map(Status::getDetails)
        .filter(details -> details.getCauses() != null)
        .filter(details ->
            details.getCauses().stream().anyMatch(cause -> CAUSE.equals(cause.getReason())))
        .isPresent();
  }
}
