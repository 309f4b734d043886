package dev.recommender.operator.lifecycle;

import dev.recommender.api.RecommenderModel;
import dev.recommender.api.TrainingSpec;
import dev.recommender.schema.CustomResourceSchema;
import java.util.ArrayList;
import java.util.List;

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
    training(model.getSpec().training(), missing);
    return missing.isEmpty()
        ? List.of()
        : List.of(
            new Problem(
                "NotSupported",
                "this version does not act on %s: no run is started"
                    .formatted(String.join(", ", missing)),
                Problem.Effect.HoldsTraining));
  }

  private static void training(TrainingSpec training, List<String> missing) {
    when(!training.schedule().isEmpty(), "training.schedule", missing);
    when(training.executors().instances() > 0, "training.executors.instances", missing);
    when(!training.sparkConf().isEmpty(), "training.sparkConf", missing);
  }

  private static void when(boolean present, String field, List<String> missing) {
    if (present) {
      missing.add(field);
    }
  }
}
