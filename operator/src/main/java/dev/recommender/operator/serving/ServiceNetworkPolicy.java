package dev.recommender.operator.serving;

import dev.recommender.operator.lifecycle.Labels;
import dev.recommender.operator.lifecycle.ModelNames;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.Map;

/**
 * By which ports the pods of the service are reached. What goes out is not limited: a policy sees
 * ports as they are behind a Service, which nobody can tell from the address of Elasticsearch.
 */
final class ServiceNetworkPolicy {
  private ServiceNetworkPolicy() {}

  static NetworkPolicy desired(ModelNames names, ObjectMeta metadata) {
    return new NetworkPolicyBuilder()
        .withMetadata(metadata)
        .withNewSpec()
        .withNewPodSelector()
        .withMatchLabels(
            Map.of(Labels.MODEL, names.name(), Labels.COMPONENT, ServiceDeployment.SERVICE))
        .endPodSelector()
        .withPolicyTypes("Ingress")
        .addNewIngress()
        .withPorts(port(ServiceDeployment.HTTP_PORT), port(ServiceDeployment.MANAGEMENT_PORT))
        .endIngress()
        .endSpec()
        .build();
  }

  private static NetworkPolicyPort port(int number) {
    return new NetworkPolicyPort(null, new IntOrString(number), "TCP");
  }
}
