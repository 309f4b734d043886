package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a platform team adds to the pods of the service. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodTemplateSpec(
    @Default("{}") @JsonPropertyDescription("Further labels. A change rolls out now.")
        Map<String, String> labels,
    @JsonPropertyDescription("Affinity of the pods. A change rolls out now.")
        @Nullable Affinity affinity,
    @Default("[]") @JsonPropertyDescription("Tolerations of the pods. A change rolls out now.")
        List<Toleration> tolerations,
    @Default("[]")
        @JsonPropertyDescription("How pods spread over the cluster. A change rolls out now.")
        List<TopologySpreadConstraint> topologySpreadConstraints,
    @Default("[]") @JsonPropertyDescription("Pull secrets. A change rolls out now.")
        List<LocalObjectReference> imagePullSecrets) {
  /** Fills in the defaults of the schema where a field is missing. */
  public PodTemplateSpec {
    labels = labels == null ? Map.of() : Map.copyOf(labels);
    tolerations = tolerations == null ? List.of() : List.copyOf(tolerations);
    topologySpreadConstraints =
        topologySpreadConstraints == null ? List.of() : List.copyOf(topologySpreadConstraints);
    imagePullSecrets = imagePullSecrets == null ? List.of() : List.copyOf(imagePullSecrets);
  }
}
