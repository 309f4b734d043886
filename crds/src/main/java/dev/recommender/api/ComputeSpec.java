package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** CPU and memory of one pod. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComputeSpec(
    @Default("1")
        @Size(max = 16)
        @ValidationRule(
            value = "self.matches('^[0-9]+([.][0-9]+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$')",
            message = "must be a Kubernetes quantity such as \"2\", \"500m\" or \"4Gi\"")
        @JsonPropertyDescription(
            "CPU request, as a Kubernetes quantity. A change applies to the next run.")
        String cpu,
    @Default("4Gi")
        @Size(max = 16)
        @ValidationRule(
            value = "self.matches('^[0-9]+([.][0-9]+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$')",
            message = "must be a Kubernetes quantity such as \"2\", \"500m\" or \"4Gi\"")
        @JsonPropertyDescription(
            "Memory request and limit, as a Kubernetes quantity. A change applies to the next run.")
        String memory) {
  /** Fills in the defaults of the schema where a field is missing. */
  public ComputeSpec {
    cpu = cpu == null ? "1" : cpu;
    memory = memory == null ? "4Gi" : memory;
  }
}
