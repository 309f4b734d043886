package dev.recommender.training;

import dev.recommender.training.TrainingArguments.ModelArguments;
import dev.recommender.training.clean.DataContract;
import dev.recommender.training.clean.DataCounts;
import dev.recommender.training.evaluate.Evaluation;
import dev.recommender.training.features.Features;
import dev.recommender.training.publish.CatalogueRun;
import dev.recommender.training.publish.Fields;
import dev.recommender.training.publish.ModelVersion;
import dev.recommender.training.publish.Published;
import dev.recommender.training.publish.QualityResult;
import java.time.Instant;
import java.util.ArrayList;
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
        .put("metrics", TerminationMessage.metrics(evaluation))
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

  /** What the data catalogue says of this run. */
  CatalogueRun catalogue(Instant now) {
    List<QualityResult> quality = new ArrayList<>(published.quality());
    quality.addAll(contract());
    Features features = version.features();
    boolean times = features.hasTimes();
    return new CatalogueRun(
        arguments.run(),
        arguments.indices(),
        new CatalogueRun.Source(
            arguments.dataset().uri().toString(),
            arguments.dataset().format(),
            datasetHash,
            times ? Instant.ofEpochSecond(features.firstTime()) : null,
            times ? Instant.ofEpochSecond(features.lastTime()) : null),
        CatalogueRun.Software.current(),
        quality,
        now);
  }

  /** All passed: a breach has stopped the run. */
  private List<QualityResult> contract() {
    DataCounts found = version.features().counts();
    DataContract expected = arguments.contract();
    return List.of(
        passed("minRatings", found.ratings(), expected.minRatings()),
        passed("minUsers", found.users(), expected.minUsers()),
        passed("minItems", found.ratedItems(), expected.minItems()),
        passed("maxRejectedPercent", found.rejectedPercent(), expected.maxRejectedPercent()));
  }

  private static QualityResult passed(String rule, Object found, Object expected) {
    return new QualityResult("source", rule, found, expected, true);
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
        .put("split", "Temporal")
        .put("metric", model.metric())
        .put("minimumAudience", model.minimumAudience())
        .put("consent", "NotRequired")
        .build();
  }
}
