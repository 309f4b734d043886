package dev.recommender.platform.proxy;

import dev.recommender.platform.control.ControlLoop;
import dev.recommender.platform.control.Pods;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Gives every Service a stable port of 127.0.0.1, and its connections to ready pods that it
 * selects.
 */
public final class ServiceProxy implements AutoCloseable {
  private final KubernetesClient client;
  private final Map<String, Integer> wantedPorts;
  private final EndpointSlices slices;
  private final ControlLoop loop = new ControlLoop("service-proxy");
  private final Map<String, Forwarder> forwarders = new ConcurrentHashMap<>();

  private ServiceProxy(KubernetesClient client, Map<String, Integer> wantedPorts) {
    this.client = client;
    this.wantedPorts = wantedPorts;
    this.slices = new EndpointSlices(client);
  }

  /**
   * Starts with the wanted ports open already, so that a taken one is known at once.
   *
   * @param wantedPorts the port of each Service, by {@code namespace/name}, that should have a
   *     certain one
   * @throws PortInUseException when one of them is taken
   */
  public static ServiceProxy start(KubernetesClient client, Map<String, Integer> wantedPorts) {
    ServiceProxy proxy = new ServiceProxy(client, wantedPorts);
    try {
      wantedPorts.keySet().forEach(proxy::forwarder);
    } catch (PortInUseException e) {
      proxy.close();
      throw e;
    }
    proxy.loop.watch(client.services().inAnyNamespace(), proxy::sync);
    proxy.loop.watch(client.pods().inAnyNamespace(), proxy::syncSelecting);
    return proxy;
  }

  /** The local port of a Service; empty until the proxy has seen it. */
  public OptionalInt port(String namespace, String service) {
    Forwarder forwarder = forwarders.get(namespace + "/" + service);
    return forwarder == null ? OptionalInt.empty() : OptionalInt.of(forwarder.port());
  }

  @Override
  public void close() {
    loop.close();
    forwarders.values().forEach(Forwarder::close);
  }

  private Forwarder forwarder(String key) {
    return forwarders.computeIfAbsent(
        key, name -> Forwarder.open(name, wantedPorts.getOrDefault(name, 0)));
  }

  private void syncSelecting(Pod pod) {
    client.services().inNamespace(pod.getMetadata().getNamespace()).list().getItems().stream()
        .filter(service -> selects(service, pod))
        .forEach(this::sync);
  }

  private void sync(Service seen) {
    String key = seen.getMetadata().getNamespace() + "/" + seen.getMetadata().getName();
    Service service = client.resource(seen).get();
    if (service == null) {
      // The port stays: a Service of that name that comes again is found where it was.
      forwarder(key).route(List.of());
      return;
    }
    List<Pod> pods =
        client.pods().inNamespace(service.getMetadata().getNamespace()).list().getItems().stream()
            .filter(pod -> selects(service, pod) && !Pods.isFinished(pod))
            .filter(pod -> pod.getStatus() != null && pod.getStatus().getPodIP() != null)
            .toList();
    forwarder(key).route(backends(service, pods));
    // Only now: whoever reads the slice may rely on new connections going where it says.
    slices.publish(service, pods);
  }

  /** Where the Service's first port leads; further ports have no local port of their own. */
  private static List<Backend> backends(Service service, List<Pod> pods) {
    return service.getSpec().getPorts().stream()
        .limit(1)
        .flatMap(port -> pods.stream().filter(Pods::isServing).flatMap(pod -> backend(port, pod)))
        .toList();
  }

  private static Stream<Backend> backend(ServicePort port, Pod pod) {
    OptionalInt target = TargetPort.of(port, pod);
    return target.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Backend(
                pod.getMetadata().getName(),
                new InetSocketAddress(pod.getStatus().getPodIP(), target.getAsInt())));
  }

  private static boolean selects(Service service, Pod pod) {
    Map<String, String> selector = service.getSpec().getSelector();
    Map<String, String> labels = pod.getMetadata().getLabels();
    return !selector.isEmpty()
        && selector.entrySet().stream()
            .allMatch(entry -> Objects.equals(labels.get(entry.getKey()), entry.getValue()));
  }
}
