package dev.recommender.training;

import dev.recommender.training.TrainingArguments.ModelArguments;
import dev.recommender.training.clean.DataCounts;
import dev.recommender.training.evaluate.Evaluation;
import dev.recommender.training.evaluate.EvaluationFields;
import dev.recommender.training.publish.Fields;
import dev.recommender.training.publish.ModelVersion;
import dev.recommender.training.publish.Published;
import java.util.List;
import java.util.Map;

/** What the version document says of a finished version. */
record Manifest(
    TrainingArguments arguments,
    String datasetHash,
    String pseudonymKeyId,
    ModelVersion version,
    Evaluation evaluation,
    Published published) {
  private static final int FORMAT_VERSION = 1;

  RunReport report() {
    return new RunReport(
        arguments.run().version(), evaluation, version.features().counts(), published, datasetHash);
  }

  Map<String, Object> fields() {
    ModelArguments model = arguments.model();
    return new Fields()
        .put("formatVersion", FORMAT_VERSION)
        .put("rank", model.als().rank())
        .put("itemCount", published.itemCount())
        .put("itemsChecksum", published.itemsChecksum())
        .put("userCount", published.userCount())
        .put("minimumAudience", model.minimumAudience())
        .put("pseudonymKeyId", pseudonymKeyId)
        .put("positiveRating", model.positiveRating())
        .put("alpha", model.als().alpha())
        .put("regParam", model.als().regParam())
        .put("metrics", EvaluationFields.metrics(evaluation))
        .put("evaluation", EvaluationFields.details(evaluation))
        .put("regression", evaluation.regression().fields())
        .put("counts", counts())
        .put("rejected", rejected())
        .put("dataset", dataset())
        .put("holdOutHash", evaluation.holdOutHash())
        .put("trainingSetHash", version.features().trainingSetHash())
        .build();
  }

  private Map<String, Object> counts() {
    DataCounts counts = version.features().counts();
    return new Fields()
        .put("ratings", counts.ratings())
        .put("users", counts.users())
        .put("items", published.itemCount())
        .put("positives", version.features().positives())
        .put("rejected", counts.rejected())
        .build();
  }

  private List<Map<String, Object>> rejected() {
    return version.data().rejected().counts().entrySet().stream()
        .map(entry ->
            new Fields()
                .put("reason", entry.getKey().label())
                .put("count", entry.getValue())
                .build())
        .toList();
  }

  private Map<String, Object> dataset() {
    return new Fields()
        .put("uri", arguments.dataset().uri().toString())
        .put("format", arguments.dataset().format())
        .put("hash", datasetHash)
        .build();
  }

  /** The arguments that decide what a version is, as recorded when it is claimed. */
  static Map<String, Object> parameters(TrainingArguments arguments) {
    ModelArguments model = arguments.model();
    return new Fields()
        .put("datasetUri", arguments.dataset().uri().toString())
        .put("datasetFormat", arguments.dataset().format())
        .put("feedback", "Implicit")
        .put("rank", model.als().rank())
        .put("maxIter", model.als().maxIter())
        .put("regParam", model.als().regParam())
        .put("alpha", model.als().alpha())
        .put("seed", model.als().seed())
        .put("positiveRating", model.positiveRating())
        .put("split", model.split().label())
        .put("metric", model.metric())
        .put("minimumAudience", model.minimumAudience())
        .put("consent", "NotRequired")
        .build();
  }
}
