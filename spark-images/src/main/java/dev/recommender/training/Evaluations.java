package dev.recommender.training;

import dev.recommender.training.evaluate.Evaluation;
import dev.recommender.training.evaluate.StarEvaluation;
import dev.recommender.training.publish.Fields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How well the model ranks, and with explicit feedback how well it predicts stars. */
record Evaluations(Evaluation ranking, @Nullable StarEvaluation stars) {

  /** Metrics by their names in every report. */
  Map<String, Object> metrics() {
    Fields fields =
        new Fields()
            .put("ndcgAt10", ranking.ndcgAt10())
            .put("recallAt20", ranking.recallAt20())
            .put("baselineNdcgAt10", ranking.baselineNdcgAt10())
            .put("baselineRecallAt20", ranking.baselineRecallAt20())
            .put("evaluatedUsers", ranking.evaluatedUsers());
    if (stars != null) {
      fields
          .put("rmse", stars.rmse())
          .put("mae", stars.mae())
          .put("baselineRmse", stars.baselineRmse())
          .put("coldPercent", stars.coldPercent());
    }
    return fields.build();
  }
}
