package dev.recommender.operator.training;

import dev.recommender.api.RecommenderModel;
import dev.recommender.operator.lifecycle.Labels;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.pod.Mounts;
import dev.recommender.operator.pod.Owner;
import dev.recommender.operator.pod.SharedInputs;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;

/** What must exist before the Job of a run with executors. */
public final class ExecutorObjects {
  static final String TEMPLATE_FILE = "pod.yaml";
  private static final String RBAC = "rbac.authorization.k8s.io";

  private final RecommenderModel model;
  private final ModelNames names;
  private final TrainingInstallation installation;

  /** The objects of a resource. */
  public ExecutorObjects(
      RecommenderModel model, ModelNames names, TrainingInstallation installation) {
    this.model = model;
    this.names = names;
    this.installation = installation;
  }

  /** All of them, in the order of their creation; none when Spark runs in the driver's pod. */
  public List<HasMetadata> desired(int version) {
    return model.getSpec().training().executors().instances() == 0
        ? List.of()
        : List.of(
            account(names.trainingAccount(), TrainingJob.TRAINING),
            account(names.executorAccount(), ExecutorTemplate.COMPONENT),
            binding(),
            template(version));
  }

  // A token is mounted by the pod that needs one, and by no other that names this account.
  private ServiceAccount account(String name, String component) {
    return new ServiceAccountBuilder()
        .withMetadata(metadata(name, component).build())
        .withAutomountServiceAccountToken(false)
        .build();
  }

  private RoleBinding binding() {
    return new RoleBindingBuilder()
        .withMetadata(metadata(names.trainingAccount(), TrainingJob.TRAINING).build())
        .withNewRoleRef(RBAC, installation.roleKind(), installation.roleName())
        .addNewSubject()
        .withKind("ServiceAccount")
        .withName(names.trainingAccount())
        .withNamespace(names.namespace())
        .endSubject()
        .build();
  }

  private ConfigMap template(int version) {
    // The data set comes from the driver, the pseudonym key and the credentials with each task.
    Mounts mounts = SharedInputs.elasticsearchMounts(model.getSpec());
    ObjectMeta metadata =
        metadata(names.job(version), TrainingJob.TRAINING)
            .addToLabels(Labels.VERSION, Integer.toString(version))
            .build();
    return new ConfigMapBuilder()
        .withMetadata(metadata)
        .withData(
            Map.of(
                TEMPLATE_FILE,
                Serialization.asYaml(
                    ExecutorTemplate.of(
                        names.name(),
                        version,
                        mounts,
                        TrainingJob.pullSecrets(installation.pullSecrets())))))
        .build();
  }

  private ObjectMetaBuilder metadata(String name, String component) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(names.namespace())
        .withLabels(Labels.of(names.name(), component))
        .withOwnerReferences(Owner.of(model));
  }
}
