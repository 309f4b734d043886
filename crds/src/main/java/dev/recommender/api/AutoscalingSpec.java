package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** Horizontal scaling of the service by CPU. */
@ValidationRule(
    value = "self.minReplicas <= self.maxReplicas",
    message = "minReplicas must not be above maxReplicas")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AutoscalingSpec(
    @Required @Min(1) @Max(1000) @JsonPropertyDescription("Fewest pods. A change rolls out now.")
        Integer minReplicas,
    @Required @Min(1) @Max(1000) @JsonPropertyDescription("Most pods. A change rolls out now.")
        Integer maxReplicas,
    @Default("70")
        @Min(1)
        @Max(100)
        @JsonPropertyDescription(
            "Mean CPU use aimed at, in percent of the request. A change rolls out now.")
        Integer targetCpuPercent) {
  /** Fills in the defaults of the schema where a field is missing. */
  public AutoscalingSpec {
    targetCpuPercent = targetCpuPercent == null ? 70 : targetCpuPercent;
  }
}
