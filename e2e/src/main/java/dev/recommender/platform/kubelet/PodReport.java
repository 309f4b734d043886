package dev.recommender.platform.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the kubelet says about a pod. */
record PodReport(
    String phase,
    @Nullable String podIp,
    ContainerState state,
    @Nullable ContainerState lastState,
    int restarts,
    boolean started,
    boolean ready) {

  /** The pod's status; the times of conditions that are as before stay. */
  PodStatus toStatus(Pod pod, Instant now) {
    PodStatus known = pod.getStatus();
    Container container = pod.getSpec().getContainers().getFirst();
    String startTime =
        known == null || known.getStartTime() == null
            ? ContainerRun.time(now)
            : known.getStartTime();
    return new PodStatusBuilder()
        .withPhase(phase)
        .withHostIP("127.0.0.1")
        .withPodIP(podIp)
        .withPodIPs(podIp == null ? List.of() : List.of(new PodIP(podIp)))
        .withStartTime(startTime)
        .withConditions(
            condition(known, "PodScheduled", true, now),
            condition(known, "Initialized", true, now),
            condition(known, "ContainersReady", ready, now),
            condition(known, "Ready", ready, now))
        .withContainerStatuses(
            new ContainerStatusBuilder()
                .withName(container.getName())
                .withImage(container.getImage())
                .withImageID("")
                .withState(state)
                .withLastState(lastState)
                .withRestartCount(restarts)
                .withStarted(started)
                .withReady(ready)
                .build())
        .build();
  }

  private static PodCondition condition(
      @Nullable PodStatus known, String type, boolean status, Instant now) {
    String text = status ? "True" : "False";
    String since =
        known == null
            ? ContainerRun.time(now)
            : known.getConditions().stream()
                .filter(condition ->
                    condition.getType().equals(type) && condition.getStatus().equals(text))
                .map(PodCondition::getLastTransitionTime)
                .findFirst()
                .orElse(ContainerRun.time(now));
    return new PodConditionBuilder()
        .withType(type)
        .withStatus(text)
        .withLastTransitionTime(since)
        .build();
  }
}
