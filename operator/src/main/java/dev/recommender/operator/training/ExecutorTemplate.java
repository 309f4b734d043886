package dev.recommender.operator.training;

import dev.recommender.operator.lifecycle.Labels;
import dev.recommender.operator.pod.Mounts;
import dev.recommender.operator.pod.PodSecurity;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.Map;

/**
 * What Spark's settings cannot say about an executor's pod; image, size and the rest Spark adds.
 */
final class ExecutorTemplate {
  /** The component of the labels. */
  static final String COMPONENT = "training-executor";

  private static final String CONTAINER = "executor";

  private ExecutorTemplate() {}

  static Pod of(String model, int version, Mounts mounts, List<LocalObjectReference> pullSecrets) {
    return new PodBuilder()
        .withNewMetadata()
        .withLabels(Labels.of(model, COMPONENT))
        .addToLabels(Map.of(Labels.VERSION, Integer.toString(version)))
        .endMetadata()
        .withNewSpec()
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withSecurityContext(PodSecurity.pod())
        .withImagePullSecrets(pullSecrets)
        .withVolumes(mounts.volumes())
        .addNewContainer()
        .withName(CONTAINER)
        // Files that the driver sends are put there.
        .withWorkingDir("/tmp")
        .withSecurityContext(PodSecurity.container())
        .withVolumeMounts(mounts.mounts())
        .endContainer()
        .endSpec()
        .build();
  }
}
