package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** What a data set must fulfil before it is trained on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContractSpec(
    @Default("1000")
        @Min(0)
        @JsonPropertyDescription("Fewest accepted ratings. A change starts a run.")
        Integer minRatings,
    @Default("50") @Min(0) @JsonPropertyDescription("Fewest users. A change starts a run.")
        Integer minUsers,
    @Default("50") @Min(0) @JsonPropertyDescription("Fewest movies. A change starts a run.")
        Integer minItems,
    @Default("5")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription(
            "Largest share of rejected rows, in percent. A change starts a run.")
        Integer maxRejectedPercent) {
  /** Fills in the defaults of the schema where a field is missing. */
  public ContractSpec {
    minRatings = minRatings == null ? 1000 : minRatings;
    minUsers = minUsers == null ? 50 : minUsers;
    minItems = minItems == null ? 50 : minItems;
    maxRejectedPercent = maxRejectedPercent == null ? 5 : maxRejectedPercent;
  }
}
