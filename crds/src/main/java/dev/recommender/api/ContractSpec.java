package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

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
        Integer maxRejectedPercent,
    @Default("0.25")
        @Size(max = 16)
        @ValidationRule(
            value = "self.matches('^[0-9]+([.][0-9]+)?$')",
            message = "must be a decimal number in quotes, such as \"0.25\"")
        @JsonPropertyDescription(
            "Largest drift of ratings and genres against the live version of the same uri, as population stability index; 0: not checked. A change starts a run.")
        String maxDrift,
    @Default("\"\"")
        @Size(max = 16)
        @ValidationRule(
            value = "self.matches('^([0-9]+h)?([0-9]+m)?([0-9]+s)?$')",
            message = "must be empty or a duration such as \"720h\"")
        @JsonPropertyDescription(
            "Largest age of the newest rating; empty: not checked. A change starts a run.")
        String maxAge) {
  /** Fills in the defaults of the schema where a field is missing. */
  public ContractSpec {
    minRatings = minRatings == null ? 1000 : minRatings;
    minUsers = minUsers == null ? 50 : minUsers;
    minItems = minItems == null ? 50 : minItems;
    maxRejectedPercent = maxRejectedPercent == null ? 5 : maxRejectedPercent;
    maxDrift = maxDrift == null ? "0.25" : maxDrift;
    maxAge = maxAge == null ? "" : maxAge;
  }
}
