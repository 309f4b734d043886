package dev.recommender.platform.proxy;

import dev.recommender.platform.control.Pods;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPortBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Publishes one EndpointSlice per Service. */
record EndpointSlices(KubernetesClient client) {

  void publish(Service service, List<Pod> pods) {
    EndpointSlice wanted = slice(service, pods);
    EndpointSlice present = client.resource(wanted).get();
    if (present == null) {
      client.resource(wanted).create();
    } else if (!present.getEndpoints().equals(wanted.getEndpoints())
        || !present.getPorts().equals(wanted.getPorts())) {
      client.resource(wanted).update();
    }
  }

  private static EndpointSlice slice(Service service, List<Pod> pods) {
    String name = service.getMetadata().getName();
    return new EndpointSliceBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(service.getMetadata().getNamespace())
        .addToLabels("kubernetes.io/service-name", name)
        .withOwnerReferences(
            new OwnerReferenceBuilder()
                .withApiVersion("v1")
                .withKind("Service")
                .withName(name)
                .withUid(service.getMetadata().getUid())
                .withController(true)
                .build())
        .endMetadata()
        .withAddressType("IPv4")
        .withEndpoints(pods.stream().map(EndpointSlices::endpoint).toList())
        .withPorts(service.getSpec().getPorts().stream().flatMap(port -> port(port, pods)).toList())
        .build();
  }

  private static Endpoint endpoint(Pod pod) {
    return new EndpointBuilder()
        .withAddresses(pod.getStatus().getPodIP())
        .withNewConditions()
        .withReady(Pods.isServing(pod))
        .withServing(Pods.isReady(pod))
        .withTerminating(pod.isMarkedForDeletion())
        .endConditions()
        .withNodeName(Pods.NODE)
        .withTargetRef(
            new ObjectReferenceBuilder()
                .withKind("Pod")
                .withName(pod.getMetadata().getName())
                .withNamespace(pod.getMetadata().getNamespace())
                .withUid(pod.getMetadata().getUid())
                .build())
        .build();
  }

  private static Stream<EndpointPort> port(ServicePort port, List<Pod> pods) {
    OptionalInt target =
        pods.isEmpty() ? OptionalInt.empty() : TargetPort.of(port, pods.getFirst());
    String protocol = port.getProtocol() == null ? "TCP" : port.getProtocol();
    return target.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new EndpointPortBuilder()
                .withName(port.getName() == null ? "" : port.getName())
                .withPort(target.getAsInt())
                .withProtocol(protocol)
                .build());
  }
}
