package dev.recommender.operator.reconcile;

import dev.recommender.api.RecommenderModel;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.pod.Owner;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** What runs with executors leave behind: a template each, and the rights of their drivers. */
final class ExecutorLeftovers {
  private final KubernetesClient client;

  ExecutorLeftovers(KubernetesClient client) {
    this.client = client;
  }

  /** Deletes the template of a run that has ended, or whose Job goes. */
  void deleteTemplate(RecommenderModel model, ModelNames names, int version) {
    ConfigMap template =
        client.configMaps().inNamespace(names.namespace()).withName(names.job(version)).get();
    if (template != null && Owner.owns(model, template)) {
      client.resource(template).delete();
    }
  }

  /**
   * Deletes the RoleBinding of drivers when another is desired, or none: its role cannot be
   * changed.
   */
  void deleteOutdated(RecommenderModel model, ModelNames names, List<HasMetadata> desired) {
    RoleBinding found =
        client
            .rbac()
            .roleBindings()
            .inNamespace(names.namespace())
            .withName(names.trainingAccount())
            .get();
    if (found != null
        && Owner.owns(model, found)
        && desired.stream().noneMatch(object -> isSame(object, found))) {
      client.resource(found).delete();
    }
  }

  private static boolean isSame(HasMetadata desired, RoleBinding found) {
    return desired instanceof RoleBinding binding
        && binding.getRoleRef().equals(found.getRoleRef())
        && binding.getSubjects().equals(found.getSubjects());
  }
}
