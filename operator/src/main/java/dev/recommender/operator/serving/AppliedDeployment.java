package dev.recommender.operator.serving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.operator.lifecycle.ServingInputs;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Deployment was made from, whoever has changed it since.
 *
 * @param replicas number of pods that was applied; null when none was
 */
record AppliedDeployment(String image, ServingInputs inputs, @Nullable Integer replicas) {
  // No spec has this hash.
  private static final ServingInputs UNREADABLE = new ServingInputs("", null);

  static AppliedDeployment of(Deployment deployment) {
    Optional<Applied> applied = Applied.to(deployment);
    if (applied.isPresent()) {
      return of(applied.get());
    }
    ServingInputs inputs = Applied.isRecorded(deployment) ? UNREADABLE : unrecorded(deployment);
    return new AppliedDeployment(image(deployment), inputs, null);
  }

  private static AppliedDeployment of(Applied applied) {
    JsonNode replicas = applied.at("/spec/replicas");
    return new AppliedDeployment(
        applied.at("/spec/template/spec/containers/0/image").asText(),
        new ServingInputs(
            applied.at("/metadata/annotations").path(ServiceDeployment.INPUTS_HASH).asText(),
            applied
                .at("/spec/template/metadata/annotations")
                .path(ServiceDeployment.SECRETS_HASH)
                .asText(null)),
        replicas.isInt() ? replicas.intValue() : null);
  }

  // Made by an operator that did not write down yet what it applied.
  private static ServingInputs unrecorded(Deployment deployment) {
    return new ServingInputs(
        annotations(deployment.getMetadata()).getOrDefault(ServiceDeployment.INPUTS_HASH, ""),
        annotations(deployment.getSpec().getTemplate().getMetadata())
            .get(ServiceDeployment.SECRETS_HASH));
  }

  private static String image(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
  }

  private static Map<String, String> annotations(@Nullable ObjectMeta metadata) {
    Map<String, String> annotations = metadata == null ? null : metadata.getAnnotations();
    return annotations == null ? Map.of() : annotations;
  }
}
