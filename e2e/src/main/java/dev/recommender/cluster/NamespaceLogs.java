package dev.recommender.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the pods of a namespace have written, without those that are gone. */
public record NamespaceLogs(KubernetesClient client, String namespace) {
  /** The output by name of the pod; a pod that has not started has none. */
  public Map<String, String> byPod() {
    Map<String, String> logs = new TreeMap<>();
    for (Pod pod : client.pods().inNamespace(namespace).list().getItems()) {
      String name = pod.getMetadata().getName();
      String log = log(name);
      if (log != null) {
        logs.put(name, log);
      }
    }
    return logs;
  }

  /** Keeps them, the Events and the pods for a person to read. */
  public void writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (var entry : byPod().entrySet()) {
      Files.writeString(folder.resolve(entry.getKey() + ".log"), entry.getValue());
    }
    String events =
        client.v1().events().inNamespace(namespace).list().getItems().stream()
            .map(event ->
                "%s %s %s: %s"
                    .formatted(
                        event.getLastTimestamp(),
                        event.getInvolvedObject().getName(),
                        event.getReason(),
                        event.getMessage()))
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(folder.resolve("events.txt"), events);
  }

  private @Nullable String log(String pod) {
    try {
      return client.pods().inNamespace(namespace).withName(pod).getLog();
    } catch (KubernetesClientException notStarted) {
      return null;
    }
  }
}
