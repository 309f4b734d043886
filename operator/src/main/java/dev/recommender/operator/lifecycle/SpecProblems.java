package dev.recommender.operator.lifecycle;

import dev.recommender.api.ElasticsearchSpec;
import dev.recommender.api.RecommenderModel;
import dev.recommender.api.TrainingSpec;
import dev.recommender.schema.CustomResourceSchema;
import dev.recommender.schema.HttpAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    return Stream.of(address(model.getSpec().elasticsearch()), schedule(model.getSpec().training()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Problem> address(ElasticsearchSpec elasticsearch) {
    String url = elasticsearch.url();
    return HttpAddress.problem(url).map(why -> noAddress(url, why));
  }

  private static Problem noAddress(String url, String why) {
    return new Problem(
        "InvalidSpec",
        "spec.elasticsearch.url is \"%s\" (%s): must be an address such as \"https://elasticsearch:9200\""
            .formatted(url, why),
        Problem.Effect.HoldsEverything);
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
}
