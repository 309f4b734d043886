package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How a version is measured and what it must reach to go live. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationSpec(
    @Default("Temporal")
        @JsonPropertyDescription("How interactions are held out. A change starts a run.")
        Split split,
    @JsonPropertyDescription(
            "The metric of the gate; default NdcgAt10 for Implicit and Rmse for Explicit. A change starts a run.")
        @Nullable Metric metric,
    @Default("0.0")
        @Size(max = 16)
        @ValidationRule(
            value = "self.matches('^[0-9]+([.][0-9]+)?$')",
            message = "must be a decimal number in quotes, such as \"0.05\"")
        @JsonPropertyDescription(
            "What the metric must reach. A change decides again on the stored report.")
        String threshold,
    @Default("5")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription(
            "Largest loss against the live version, in percent. A change decides again on the stored report.")
        Integer maxRegressionPercent,
    @Default("true")
        @JsonPropertyDescription(
            "Whether popularity must be beaten. A change decides again on the stored report.")
        Boolean mustBeatBaseline) {
  /** Fills in the defaults of the schema where a field is missing. */
  public EvaluationSpec {
    split = split == null ? Split.Temporal : split;
    threshold = threshold == null ? "0.0" : threshold;
    maxRegressionPercent = maxRegressionPercent == null ? 5 : maxRegressionPercent;
    mustBeatBaseline = mustBeatBaseline == null ? true : mustBeatBaseline;
  }
}
