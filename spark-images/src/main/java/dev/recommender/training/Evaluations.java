package dev.recommender.training;

import dev.recommender.training.evaluate.Calibration;
import dev.recommender.training.evaluate.Evaluation;
import dev.recommender.training.evaluate.EvaluationFields;
import dev.recommender.training.evaluate.StarEvaluation;
import dev.recommender.training.publish.Fields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well the model ranks, with explicit feedback how well it predicts stars, what scores mean.
 */
record Evaluations(Evaluation ranking, @Nullable StarEvaluation stars, Calibration calibration) {

  /** Metrics by their names in the version document. */
  Map<String, Object> metrics() {
    return withStars(EvaluationFields.metrics(ranking));
  }

  /** The few that decide. */
  Map<String, Object> brief() {
    return withStars(EvaluationFields.brief(ranking));
  }

  private Map<String, Object> withStars(Map<String, Object> rankings) {
    Fields fields = new Fields().putAll(rankings);
    if (stars != null) {
      fields
          .put("rmse", stars.rmse())
          .put("mae", stars.mae())
          .put("baselineRmse", stars.baselineRmse())
          .put("rmseLeadLow", stars.lead().low())
          .put("rmseLeadHigh", stars.lead().high())
          .put("coldPercent", stars.coldPercent());
    }
    return fields.build();
  }
}
