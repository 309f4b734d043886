package dev.recommender.cluster;

import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ports of this machine that lead to a pod each: to one that the Service would choose now. For
 * single requests; nothing moves a connection when the Service chooses others.
 */
public final class ServiceForwards implements AutoCloseable {
  private static final String SERVICE_LABEL = "kubernetes.io/service-name";

  private final KubernetesClient client;
  private final String namespace;
  private final int port;
  private final Map<String, LocalPortForward> forwards = new HashMap<>();

  /**
   * Of one namespace.
   *
   * @param port the pods' port
   */
  public ServiceForwards(KubernetesClient client, String namespace, int port) {
    this.client = client;
    this.namespace = namespace;
    this.port = port;
  }

  /**
   * Where a Service answers now.
   *
   * @throws IllegalStateException when it has no ready pod
   */
  public synchronized URI of(String service) {
    List<String> ready = readyPods(service);
    String pod =
        ready.stream()
            .findFirst()
            .orElseThrow(() ->
                new IllegalStateException("Service \"%s\" has no ready pod".formatted(service)));
    LocalPortForward forward =
        forwards.compute(pod, (name, old) -> old != null && old.isAlive() ? old : open(name));
    return URI.create("http://127.0.0.1:" + forward.getLocalPort());
  }

  private LocalPortForward open(String pod) {
    return client.pods().inNamespace(namespace).withName(pod).portForward(port);
  }

  private List<String> readyPods(String service) {
    return client
        .discovery()
        .v1()
        .endpointSlices()
        .inNamespace(namespace)
        .withLabel(SERVICE_LABEL, service)
        .list()
        .getItems()
        .stream()
        .flatMap(slice -> slice.getEndpoints().stream())
        .filter(endpoint -> Boolean.TRUE.equals(endpoint.getConditions().getReady()))
        .map(Endpoint::getTargetRef)
        .map(pod -> pod.getName())
        .toList();
  }

  @Override
  public synchronized void close() {
    for (LocalPortForward forward : forwards.values()) {
      try {
        forward.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
