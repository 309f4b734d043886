package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The recommender service. */
@ValidationRule(
    value = "!has(self.replicas) || !has(self.autoscaling)",
    message = "replicas and autoscaling exclude each other")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServingSpec(
    @Default("\"\"")
        @Size(max = 512)
        @JsonPropertyDescription(
            "Image of the service; default: the operator's, recorded per version when first deployed. A change rolls out now.")
        String image,
    @Min(1)
        @Max(1000)
        @JsonPropertyDescription(
            "Number of pods; default 2; not with autoscaling. A change rolls out now.")
        @Nullable Integer replicas,
    @JsonPropertyDescription("Horizontal scaling; instead of replicas. A change rolls out now.")
        @Nullable AutoscalingSpec autoscaling,
    @JsonPropertyDescription(
            "CPU and memory of one pod; default: 250m and 512Mi requested, at most 1Gi. A change rolls out now.")
        @Nullable ResourceRequirements resources,
    @Min(1)
        @JsonPropertyDescription(
            "Pins a retained version: roll back or forward. A change rolls out now.")
        @Nullable Integer version,
    @Default("Automatic")
        @JsonPropertyDescription(
            "Automatic, or Manual: approved by the annotation recommender.dev/approve. A change decides again on the stored report.")
        Promotion promotion,
    @Default("3")
        @Min(0)
        @Max(20)
        @JsonPropertyDescription(
            "Versions kept besides the live and the pinned one. A change rolls out now.")
        Integer retainedVersions,
    @JsonPropertyDescription(
            "Labels, affinity, tolerations, topology spread, pull secrets. A change rolls out now.")
        @Nullable PodTemplateSpec podTemplate,
    @Default("\"\"")
        @Size(max = 253)
        @JsonPropertyDescription(
            "Secret with keys.json; empty: routes about a person answer 403. A change rolls out now.")
        String apiKeysSecret,
    @Default("[]")
        @Size(max = 20)
        @JsonPropertyDescription(
            "Origins of web pages that may call the service, such as https://shop.example, or *; empty: none. A change rolls out now.")
        List<@Size(max = 253) @Pattern("^(\\*|https?://[^/, ]+)$") String> allowedOrigins) {
  /** Fills in the defaults of the schema where a field is missing. */
  public ServingSpec {
    image = image == null ? "" : image;
    promotion = promotion == null ? Promotion.Automatic : promotion;
    retainedVersions = retainedVersions == null ? 3 : retainedVersions;
    apiKeysSecret = apiKeysSecret == null ? "" : apiKeysSecret;
    allowedOrigins = allowedOrigins == null ? List.of() : List.copyOf(allowedOrigins);
  }
}
