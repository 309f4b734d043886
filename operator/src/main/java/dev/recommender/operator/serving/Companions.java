package dev.recommender.operator.serving;

import dev.recommender.api.AutoscalingSpec;
import dev.recommender.api.RecommenderModel;
import dev.recommender.operator.lifecycle.Labels;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.SpecHash;
import dev.recommender.operator.pod.Owner;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects beside Deployments and Service that a resource has while it serves. */
public final class Companions {
  /** What an installation and a cluster allow. */
  public record Allowed(boolean networkPolicy, boolean serviceMonitor) {}

  private final RecommenderModel model;
  private final ModelNames names;
  private final Allowed allowed;

  /** The companions of a resource. */
  public Companions(RecommenderModel model, ModelNames names, Allowed allowed) {
    this.model = model;
    this.names = names;
    this.allowed = allowed;
  }

  /**
   * The objects as they should be.
   *
   * @param answering version that answers; null while none does
   */
  public List<HasMetadata> desired(@Nullable Integer answering) {
    List<HasMetadata> desired = new ArrayList<>();
    desired.add(serviceAccount());
    if (allowed.networkPolicy()) {
      desired.add(ServiceNetworkPolicy.desired(names, metadata(names.service(), "")));
    }
    if (allowed.serviceMonitor()) {
      desired.add(serviceMonitor());
    }
    AutoscalingSpec autoscaling = model.getSpec().serving().autoscaling();
    if (answering != null) {
      desired.add(disruptionBudget(answering));
      if (autoscaling != null) {
        desired.add(autoscaler(answering, autoscaling));
      }
    }
    return desired;
  }

  private ServiceAccount serviceAccount() {
    return new ServiceAccountBuilder()
        .withMetadata(metadata(names.serviceAccount(), ""))
        .withAutomountServiceAccountToken(false)
        .build();
  }

  // One pod at a time may be evicted, the only one too: a node can always be drained.
  private PodDisruptionBudget disruptionBudget(int live) {
    return new PodDisruptionBudgetBuilder()
        .withMetadata(metadata(names.service(), live))
        .withNewSpec()
        .withNewMaxUnavailable(1)
        .withNewSelector()
        .withMatchLabels(Labels.selector(names.name(), live))
        .endSelector()
        .withUnhealthyPodEvictionPolicy("AlwaysAllow")
        .endSpec()
        .build();
  }

  private HorizontalPodAutoscaler autoscaler(int live, AutoscalingSpec autoscaling) {
    return new HorizontalPodAutoscalerBuilder()
        .withMetadata(metadata(names.service(), List.of(live, autoscaling)))
        .withNewSpec()
        .withNewScaleTargetRef("apps/v1", "Deployment", names.deployment(live))
        .withMinReplicas(autoscaling.minReplicas())
        .withMaxReplicas(autoscaling.maxReplicas())
        .addNewMetric()
        .withType("Resource")
        .withNewResource()
        .withName("cpu")
        .withNewTarget()
        .withType("Utilization")
        .withAverageUtilization(autoscaling.targetCpuPercent())
        .endTarget()
        .endResource()
        .endMetric()
        .endSpec()
        .build();
  }

  // The management port is none of the Service's: Prometheus finds it on the pods behind it.
  private GenericKubernetesResource serviceMonitor() {
    var monitor = new GenericKubernetesResource();
    monitor.setApiVersion("monitoring.coreos.com/v1");
    monitor.setKind("ServiceMonitor");
    monitor.setMetadata(metadata(names.service(), ""));
    monitor.setAdditionalProperty(
        "spec",
        Map.of(
            "selector",
            Map.of("matchLabels", Labels.of(names.name(), ServiceDeployment.SERVICE)),
            "endpoints",
            List.of(Map.of("targetPort", "management", "path", "/metrics"))));
    return monitor;
  }

  private ObjectMeta metadata(String name, Object inputs) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(names.namespace())
        .withLabels(Labels.of(names.name(), ServiceDeployment.SERVICE))
        .addToAnnotations(ServiceDeployment.INPUTS_HASH, SpecHash.of(inputs))
        .withOwnerReferences(Owner.of(model))
        .build();
  }
}
