package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** What a recommender is made of, and how it is served. */
@ValidationRule(
    value =
        "!has(self.evaluation) || !has(self.evaluation.metric) || self.evaluation.metric != 'Rmse'"
            + " || (has(self.training) && has(self.training.feedback) && self.training.feedback == 'Explicit')",
    message = "evaluation.metric Rmse needs training.feedback Explicit")
@ValidationRule(
    value =
        "!has(self.evaluation) || !has(self.evaluation.threshold)"
            + " || !self.evaluation.threshold.matches('^[0-9]+([.][0-9]+)?$')"
            + " || double(self.evaluation.threshold) <= 1.0"
            + " || (has(self.evaluation.metric) ? self.evaluation.metric == 'Rmse'"
            + " : has(self.training) && has(self.training.feedback) && self.training.feedback == 'Explicit')",
    message = "evaluation.threshold of a ranking metric must be between 0 and 1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecommenderModelSpec(
    @Required @JsonPropertyDescription("Where the ratings come from.") DatasetSpec dataset,
    @Default("{}") @JsonPropertyDescription("How and when a version is trained.")
        TrainingSpec training,
    @Default("{}") @JsonPropertyDescription("How a version is measured and what it must reach.")
        EvaluationSpec evaluation,
    @Required @JsonPropertyDescription("Where versions are published.")
        ElasticsearchSpec elasticsearch,
    @Default("{}") @JsonPropertyDescription("The recommender service.") ServingSpec serving,
    @Default("{}") @JsonPropertyDescription("How people are protected.") PrivacySpec privacy) {
  /** Fills in the defaults of the schema where a field is missing. */
  public RecommenderModelSpec {
    training = training == null ? SpecDefaults.of(TrainingSpec.class) : training;
    evaluation = evaluation == null ? SpecDefaults.of(EvaluationSpec.class) : evaluation;
    serving = serving == null ? SpecDefaults.of(ServingSpec.class) : serving;
    privacy = privacy == null ? SpecDefaults.of(PrivacySpec.class) : privacy;
  }

  /** The metric of the gate: the given one, or the default of the feedback. */
  public Metric metric() {
    if (evaluation.metric() != null) {
      return evaluation.metric();
    }
    return training.feedback() == Feedback.Explicit ? Metric.Rmse : Metric.NdcgAt10;
  }
}
