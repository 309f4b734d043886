package dev.recommender.operator.serving;

import dev.recommender.operator.lifecycle.Labels;
import dev.recommender.operator.lifecycle.ModelNames;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.net.URI;
import java.util.Map;

/**
 * What the pods of the service may talk to: names and Elasticsearch. Pods of runs are not selected,
 * for they fetch data from wherever the spec says.
 */
final class ServiceNetworkPolicy {
  private static final int DNS = 53;

  private ServiceNetworkPolicy() {}

  static NetworkPolicy desired(ModelNames names, String elasticsearch, ObjectMeta metadata) {
    return new NetworkPolicyBuilder()
        .withMetadata(metadata)
        .withNewSpec()
        .withNewPodSelector()
        .withMatchLabels(
            Map.of(Labels.MODEL, names.name(), Labels.COMPONENT, ServiceDeployment.SERVICE))
        .endPodSelector()
        .withPolicyTypes("Ingress", "Egress")
        .addNewIngress()
        .withPorts(
            port("TCP", ServiceDeployment.HTTP_PORT),
            port("TCP", ServiceDeployment.MANAGEMENT_PORT))
        .endIngress()
        .addNewEgress()
        .withPorts(port("UDP", DNS), port("TCP", DNS))
        .endEgress()
        .addNewEgress()
        .withPorts(port("TCP", port(URI.create(elasticsearch))))
        .endEgress()
        .endSpec()
        .build();
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equals(url.getScheme()) ? 443 : 80;
  }

  private static NetworkPolicyPort port(String protocol, int number) {
    return new NetworkPolicyPort(null, new IntOrString(number), protocol);
  }
}
