package dev.recommender.operator.lifecycle;

import dev.recommender.api.Promotion;
import dev.recommender.api.RecommenderModel;
import dev.recommender.api.ServingSpec;
import dev.recommender.api.TrainingSpec;
import dev.recommender.schema.CustomResourceSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a spec: what its CRD refuses, and what this version does not act on yet. */
public final class SpecProblems {
  private final CustomResourceSchema schema = CustomResourceSchema.ofRecommenderModel();

  /** The problems of a resource; none when it can be acted on as it is. */
  public List<Problem> of(RecommenderModel model) {
    List<String> violations = schema.violations(model, null);
    if (!violations.isEmpty()) {
      return List.of(
          new Problem(
              "InvalidSpec", String.join("; ", violations), Problem.Effect.HoldsEverything));
    }
    var missing = new ArrayList<String>();
    serving(model.getSpec().serving(), missing);
    var problems = new ArrayList<Problem>();
    schedule(model.getSpec().training()).ifPresent(problems::add);
    if (!missing.isEmpty()) {
      problems.add(
          new Problem(
              "NotSupported",
              "this version does not act on %s: no run is started"
                  .formatted(String.join(", ", missing)),
              Problem.Effect.HoldsTraining));
    }
    return problems;
  }

  private static Optional<Problem> schedule(TrainingSpec training) {
    try {
      if (!training.schedule().isEmpty()) {
        Schedule.of(training.schedule(), training.timeZone());
      }
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          new Problem(
              "InvalidSchedule", String.valueOf(e.getMessage()), Problem.Effect.HoldsTraining));
    }
  }

  private static void serving(ServingSpec serving, List<String> missing) {
    when(serving.autoscaling() != null, "serving.autoscaling", missing);
    when(serving.promotion() != Promotion.Automatic, "serving.promotion Manual", missing);
  }

  private static void when(boolean present, String field, List<String> missing) {
    if (present) {
      missing.add(field);
    }
  }
}
