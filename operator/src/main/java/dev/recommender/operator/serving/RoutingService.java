package dev.recommender.operator.serving;

import dev.recommender.api.RecommenderModel;
import dev.recommender.operator.lifecycle.Labels;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.pod.Owner;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import org.jspecify.annotations.Nullable;

/** The Service, whose selector says which version answers. */
public final class RoutingService {
  private static final int PORT = 80;

  private RoutingService() {}

  /**
   * The Service as it should be.
   *
   * @param resourceVersion version of the object that the decision saw: another one is a conflict;
   *     null to create it
   */
  public static Service desired(
      RecommenderModel model, ModelNames names, int version, @Nullable String resourceVersion) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName(names.service())
        .withNamespace(names.namespace())
        .withResourceVersion(resourceVersion)
        .withLabels(Labels.of(names.name(), ServiceDeployment.SERVICE))
        .withOwnerReferences(Owner.of(model))
        .endMetadata()
        .withNewSpec()
        .withSelector(Labels.selector(names.name(), version))
        .addNewPort()
        .withName("http")
        .withPort(PORT)
        .withProtocol("TCP")
        .withNewTargetPort("http")
        .endPort()
        .endSpec()
        .build();
  }

  /** The address inside the cluster. */
  public static String url(ModelNames names) {
    return "http://%s.%s.svc".formatted(names.service(), names.namespace());
  }
}
