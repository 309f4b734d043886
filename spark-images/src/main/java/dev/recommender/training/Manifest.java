package dev.recommender.training;

import dev.recommender.training.TrainingArguments.ModelArguments;
import dev.recommender.training.clean.DataCounts;
import dev.recommender.training.publish.Fields;
import dev.recommender.training.publish.ModelVersion;
import dev.recommender.training.publish.Published;
import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.ParameterSearch;
import dev.recommender.training.train.StarBiases;
import dev.recommender.training.train.Trial;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the version document says of a finished version. */
record Manifest(
    TrainingArguments arguments,
    String datasetHash,
    String pseudonymKeyId,
    ModelVersion version,
    Evaluations evaluations,
    @Nullable ParameterSearch search,
    Published published) {
  private static final int FORMAT_VERSION = 1;

  RunReport report() {
    return new RunReport(
        arguments.run().version(),
        evaluations,
        version.features().counts(),
        published,
        datasetHash);
  }

  Map<String, Object> fields() {
    ModelArguments model = arguments.model();
    return new Fields()
        .put("formatVersion", FORMAT_VERSION)
        .put("feedback", model.als().feedback().label())
        .put("rank", model.als().rank())
        .put("dimensions", model.als().dimensions())
        .put("blocks", model.als().blocks())
        .put("globalMean", globalMean())
        .put("itemCount", published.itemCount())
        .put("itemsChecksum", published.itemsChecksum())
        .put("userCount", published.userCount())
        .put("minimumAudience", model.minimumAudience())
        .put("pseudonymKeyId", pseudonymKeyId)
        .put("positiveRating", model.positiveRating())
        .put("alpha", alpha(model.als()))
        .put("regParam", model.als().regParam())
        .put("metrics", evaluations.metrics())
        .put("search", search == null ? null : searched(search))
        .put("counts", counts())
        .put("rejected", rejected())
        .put("dataset", dataset())
        .put("holdOutHash", evaluations.ranking().holdOutHash())
        .put("trainingSetHash", version.features().trainingSetHash())
        .build();
  }

  /** Null with explicit feedback, which has none. */
  private static @Nullable Double alpha(AlsParameters als) {
    return als.explicit() ? null : (Double) als.alpha();
  }

  /** Null with implicit feedback, which has none. */
  private @Nullable Double globalMean() {
    StarBiases biases = version.factors().biases();
    return biases == null ? null : (Double) biases.globalMean();
  }

  /** Trials in order, the arguments' own parameters first, and the position of the one chosen. */
  private Map<String, Object> searched(ParameterSearch found) {
    return new Fields()
        .put("metric", arguments.model().metric())
        .put("trials", found.trials().stream().map(Manifest::trial).toList())
        .put("chosen", found.chosen())
        .build();
  }

  private static Map<String, Object> trial(Trial trial) {
    AlsParameters tried = trial.parameters();
    return new Fields()
        .put("rank", tried.rank())
        .put("maxIter", tried.maxIter())
        .put("regParam", tried.regParam())
        .put("alpha", alpha(tried))
        .put("value", trial.value())
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
        .put("feedback", model.als().feedback().label())
        .put("rank", model.als().rank())
        .put("maxIter", model.als().maxIter())
        .put("regParam", model.als().regParam())
        .put("alpha", alpha(model.als()))
        .put("blocks", model.als().blocks())
        .put("seed", model.als().seed())
        .put("positiveRating", model.positiveRating())
        .put("split", "Temporal")
        .put("metric", model.metric())
        .put("searchTrials", model.searchTrials())
        .put("minimumAudience", model.minimumAudience())
        .put("consent", "NotRequired")
        .build();
  }
}
