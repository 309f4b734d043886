package dev.recommender.training.executors;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why no executor arrives, in the words of scheduler, kubelet and API server. */
final class ExecutorTroubles {
  private ExecutorTroubles() {}

  static String of(ExecutorPods pods, String application) {
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      List<Pod> found =
          client
              .pods()
              .inNamespace(pods.driver().namespace())
              .withLabel("spark-app-selector", application)
              .list()
              .getItems();
      return found.isEmpty() ? refusal(client, pods) : of(found);
    } catch (KubernetesClientException e) {
      return of(e);
    }
  }

  /** In the words of the API server, or of what kept it from answering. */
  static String of(KubernetesClientException e) {
    Throwable cause = e.getCause();
    return e.getMessage() != null || cause == null ? String.valueOf(e.getMessage()) : "" + cause;
  }

  /** Each trouble once; pods without any are told by their phase. */
  static String of(List<Pod> pods) {
    String troubles =
        pods.stream()
            .filter(pod -> pod.getStatus() != null)
            .flatMap(pod -> Stream.concat(scheduling(pod), containers(pod)))
            .distinct()
            .collect(Collectors.joining("; "));
    return troubles.isEmpty() ? phases(pods) : troubles;
  }

  private static String phases(List<Pod> pods) {
    return pods.stream()
        .map(pod -> pod.getStatus() == null ? "Unknown" : pod.getStatus().getPhase())
        .distinct()
        .collect(Collectors.joining(", ", "their pods are ", ""));
  }

  private static Stream<String> scheduling(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(c -> "PodScheduled".equals(c.getType()) && "False".equals(c.getStatus()))
        .map(c -> text(c.getReason(), c.getMessage()));
  }

  private static Stream<String> containers(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .map(ContainerStatus::getState)
        .filter(Objects::nonNull)
        .flatMap(ExecutorTroubles::container);
  }

  private static Stream<String> container(ContainerState state) {
    if (state.getTerminated() != null) {
      var end = state.getTerminated();
      return Stream.of(text(end.getReason(), "exited with %d".formatted(end.getExitCode())));
    }
    var waiting = state.getWaiting();
    return waiting == null || "ContainerCreating".equals(waiting.getReason())
        ? Stream.empty()
        : Stream.of(text(waiting.getReason(), waiting.getMessage()));
  }

  private static String text(String reason, @Nullable String message) {
    return message == null ? reason : reason + " (" + message + ")";
  }

  // Spark only logs what it is refused: the API server is asked again, and nothing is made.
  private static String refusal(KubernetesClient client, ExecutorPods pods) {
    client.resource(like(client, pods)).inNamespace(pods.driver().namespace()).dryRun().create();
    return "no pod was created, although the API server would take one";
  }

  private static Pod like(KubernetesClient client, ExecutorPods pods) {
    Pod template = client.pods().load(pods.template().toFile()).item();
    return new PodBuilder(template)
        .editMetadata()
        .withGenerateName(pods.driver().executorPrefix() + "-exec-")
        .endMetadata()
        .editSpec()
        .withServiceAccountName(pods.serviceAccount())
        .editMatchingContainer(container -> ExecutorPods.CONTAINER.equals(container.getName()))
        .withImage(pods.image())
        .withNewResources()
        .addToRequests("cpu", new Quantity(pods.cpu()))
        .addToRequests("memory", new Quantity(pods.memoryMib() + "Mi"))
        .addToLimits("memory", new Quantity(pods.memoryMib() + "Mi"))
        .endResources()
        .endContainer()
        .endSpec()
        .build();
  }
}
