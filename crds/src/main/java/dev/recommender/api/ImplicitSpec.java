package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Parameters that only implicit feedback has. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImplicitSpec(
    @Default("3.5")
        @Size(max = 16)
        @ValidationRule(
            value = "self.matches('^[0-9]+([.][0-9]+)?$')",
            message = "must be a decimal number in quotes, such as \"0.05\"")
        @ValidationRule(
            value =
                "!self.matches('^[0-9]+([.][0-9]+)?$') || (double(self) >= 0.5 && double(self) <= 5.0)",
            message = "must be from 0.5 to 5")
        @JsonPropertyDescription(
            "A rating at or above it is a positive interaction, in stars. A change starts a run.")
        String positiveRating,
    @Default("1")
        @Size(max = 16)
        @ValidationRule(
            value = "self.matches('^[0-9]+([.][0-9]+)?$')",
            message = "must be a decimal number in quotes, such as \"0.05\"")
        @JsonPropertyDescription(
            "Weight of an observed interaction (alpha of Hu, Koren and Volinsky 2008). A change starts a run.")
        String alpha) {
  /** Fills in the defaults of the schema where a field is missing. */
  public ImplicitSpec {
    positiveRating = positiveRating == null ? "3.5" : positiveRating;
    alpha = alpha == null ? "1" : alpha;
  }
}
