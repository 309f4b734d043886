package dev.recommender.platform.workload;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * The conditions that follow from a Deployment's present counts and its last status; times stay
 * while nothing changes.
 */
record RolloutConditions(Deployment deployment, DeploymentStatus counts, Instant now) {
  private static final int DEFAULT_DEADLINE_SECONDS = 600;

  DeploymentCondition available(boolean enough) {
    return enough
        ? condition("Available", "True", "MinimumReplicasAvailable", "Enough pods are ready.")
        : condition("Available", "False", "MinimumReplicasUnavailable", "Too few pods are ready.");
  }

  DeploymentCondition progressing(boolean complete) {
    if (complete) {
      return condition("Progressing", "True", "NewReplicaSetAvailable", "The rollout is complete.");
    }
    Set<String> underway = Set.of("ReplicaSetUpdated", "ProgressDeadlineExceeded");
    Instant since =
        known("Progressing")
            .filter(known -> underway.contains(known.getReason()) && !hasMoved())
            .map(known -> Instant.parse(known.getLastUpdateTime()))
            .orElse(now);
    boolean late = !now.isBefore(since.plus(deadline()));
    return late
        ? condition(
            "Progressing",
            "False",
            "ProgressDeadlineExceeded",
            "The new pods were not ready in time.",
            since)
        : condition(
            "Progressing", "True", "ReplicaSetUpdated", "New pods are being started.", since);
  }

  private boolean hasMoved() {
    DeploymentStatus known = deployment.getStatus();
    return !counts.getUpdatedReplicas().equals(known.getUpdatedReplicas())
        || !counts.getReadyReplicas().equals(known.getReadyReplicas())
        || !counts.getObservedGeneration().equals(known.getObservedGeneration());
  }

  private Duration deadline() {
    Integer seconds = deployment.getSpec().getProgressDeadlineSeconds();
    return Duration.ofSeconds(seconds == null ? DEFAULT_DEADLINE_SECONDS : seconds);
  }

  private DeploymentCondition condition(String type, String status, String reason, String message) {
    Instant since =
        known(type)
            .filter(known -> known.getReason().equals(reason))
            .map(known -> Instant.parse(known.getLastUpdateTime()))
            .orElse(now);
    return condition(type, status, reason, message, since);
  }

  private DeploymentCondition condition(
      String type, String status, String reason, String message, Instant updated) {
    String time = updated.truncatedTo(ChronoUnit.SECONDS).toString();
    return new DeploymentConditionBuilder()
        .withType(type)
        .withStatus(status)
        .withReason(reason)
        .withMessage(message)
        .withLastUpdateTime(time)
        .withLastTransitionTime(
            known(type)
                .filter(known -> known.getStatus().equals(status))
                .map(DeploymentCondition::getLastTransitionTime)
                .orElse(time))
        .build();
  }

  private Optional<DeploymentCondition> known(String type) {
    return deployment.getStatus() == null
        ? Optional.empty()
        : deployment.getStatus().getConditions().stream()
            .filter(condition -> condition.getType().equals(type))
            .findFirst();
  }
}
