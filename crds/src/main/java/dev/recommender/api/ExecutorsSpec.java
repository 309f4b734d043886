package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Spark executors. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExecutorsSpec(
    @Default("0")
        @Min(0)
        @Max(1000)
        @JsonPropertyDescription(
            "Number of executor pods; 0 runs Spark inside the driver's pod. A change applies to the next run.")
        Integer instances,
    @Default("1")
        @Size(max = 16)
        @ValidationRule(
            value = "self.matches('^[0-9]+([.][0-9]+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$')",
            message = "must be a Kubernetes quantity such as \"2\", \"500m\" or \"4Gi\"")
        @JsonPropertyDescription("CPU request of one executor. A change applies to the next run.")
        String cpu,
    @Default("4Gi")
        @Size(max = 16)
        @ValidationRule(
            value = "self.matches('^[0-9]+([.][0-9]+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$')",
            message = "must be a Kubernetes quantity such as \"2\", \"500m\" or \"4Gi\"")
        @JsonPropertyDescription("Memory of one executor. A change applies to the next run.")
        String memory) {
  /** Fills in the defaults of the schema where a field is missing. */
  public ExecutorsSpec {
    instances = instances == null ? 0 : instances;
    cpu = cpu == null ? "1" : cpu;
    memory = memory == null ? "4Gi" : memory;
  }
}
