package dev.recommender.platform.workload;

import dev.recommender.platform.control.Pods;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where a Deployment stands: its pods of the present template and those of older ones. */
record Rollout(Deployment deployment, String hash, List<Pod> updated, List<Pod> outdated) {
  static final String HASH = "pod-template-hash";

  static Rollout of(Deployment deployment, List<Pod> pods) {
    String hash =
        Integer.toHexString(Serialization.asJson(deployment.getSpec().getTemplate()).hashCode());
    List<Pod> alive =
        pods.stream().filter(pod -> !pod.isMarkedForDeletion() && !Pods.isFinished(pod)).toList();
    return new Rollout(
        deployment,
        hash,
        alive.stream().filter(pod -> hash.equals(pod.getMetadata().getLabels().get(HASH))).toList(),
        alive.stream()
            .filter(pod -> !hash.equals(pod.getMetadata().getLabels().get(HASH)))
            .toList());
  }

  int wanted() {
    Integer replicas = deployment.getSpec().getReplicas();
    return replicas == null ? 1 : replicas;
  }

  int missing() {
    return Math.max(0, wanted() - updated.size());
  }

  /**
   * The pods to stop: old ones once all new ones are ready, and of too many new ones the unready
   * first.
   */
  List<Pod> surplus() {
    Stream<Pod> tooMany =
        updated.stream().sorted(Comparator.comparing(Pods::isReady).reversed()).skip(wanted());
    return ready(updated) >= wanted()
        ? Stream.concat(outdated.stream(), tooMany).toList()
        : tooMany.toList();
  }

  DeploymentStatus status(Instant now) {
    int ready = ready(updated) + ready(outdated);
    int unavailable = Math.max(0, wanted() - ready);
    DeploymentStatus counts =
        new DeploymentStatusBuilder()
            .withObservedGeneration(deployment.getMetadata().getGeneration())
            .withReplicas(updated.size() + outdated.size())
            .withUpdatedReplicas(updated.size())
            .withReadyReplicas(ready)
            .withAvailableReplicas(ready)
            .withUnavailableReplicas(unavailable == 0 ? null : unavailable)
            .build();
    RolloutConditions conditions = new RolloutConditions(deployment, counts, now);
    return counts
        .edit()
        .withConditions(
            conditions.available(ready >= wanted()), conditions.progressing(isComplete()))
        .build();
  }

  private boolean isComplete() {
    return updated.size() == wanted() && ready(updated) == wanted() && outdated.isEmpty();
  }

  private static int ready(List<Pod> pods) {
    return (int) pods.stream().filter(Pods::isReady).count();
  }
}
