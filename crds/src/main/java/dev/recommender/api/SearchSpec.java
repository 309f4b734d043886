package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** Hyper-parameter search. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchSpec(
    @Default("0")
        @Min(0)
        @Max(200)
        @JsonPropertyDescription(
            "Number of trials on the validation split; 0 trains the given parameters. A change starts a run.")
        Integer trials) {
  /** Fills in the defaults of the schema where a field is missing. */
  public SearchSpec {
    trials = trials == null ? 0 : trials;
  }
}
