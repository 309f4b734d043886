package dev.recommender.operator.pod;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why pods do not start, in the words of scheduler and kubelet. */
public final class PodTroubles {
  private PodTroubles() {}

  /** The troubles of the pods, each once; empty when there are none. */
  public static String of(List<Pod> pods) {
    return pods.stream()
        .filter(pod -> pod.getStatus() != null)
        .flatMap(pod -> Stream.concat(scheduling(pod), waiting(pod)))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static Stream<String> scheduling(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(c -> "PodScheduled".equals(c.getType()) && "False".equals(c.getStatus()))
        .map((PodCondition c) -> text(c.getReason(), c.getMessage()));
  }

  private static Stream<String> waiting(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .map(status -> status.getState() == null ? null : status.getState().getWaiting())
        .filter(Objects::nonNull)
        .filter((ContainerStateWaiting waiting) -> !"ContainerCreating".equals(waiting.getReason()))
        .map(waiting -> text(waiting.getReason(), waiting.getMessage()));
  }

  private static String text(String reason, @Nullable String message) {
    return message == null ? reason : reason + " (" + message + ")";
  }
}
