package dev.recommender.training;

import dev.recommender.training.TrainingArguments.ModelArguments;
import dev.recommender.training.clean.DataCounts;
import dev.recommender.training.clean.RejectedSample;
import dev.recommender.training.clean.RuleOutcome;
import dev.recommender.training.evaluate.EvaluationFields;
import dev.recommender.training.evaluate.Regression;
import dev.recommender.training.evaluate.RegressionBasis;
import dev.recommender.training.features.Features;
import dev.recommender.training.people.SnapshotContents;
import dev.recommender.training.publish.CatalogueRun;
import dev.recommender.training.publish.Fields;
import dev.recommender.training.publish.ModelVersion;
import dev.recommender.training.publish.Published;
import dev.recommender.training.publish.QualityResult;
import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.ParameterSearch;
import dev.recommender.training.train.StarBiases;
import dev.recommender.training.train.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the version document says of a finished version. */
record Manifest(
    TrainingArguments arguments,
    Lineage lineage,
    ModelVersion version,
    Fitted fitted,
    Published published,
    List<RuleOutcome> quality) {
  private static final int FORMAT_VERSION = 1;

  RunReport report() {
    return new RunReport(
        arguments.run().version(),
        fitted.evaluations(),
        version.features().counts(),
        published,
        lineage.datasetHash());
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
        .put("pseudonymKeyId", lineage.pseudonymKeyId())
        .put("positiveRating", model.positiveRating())
        .put("alpha", alpha(model.als()))
        .put("regParam", model.als().regParam())
        .put("metrics", fitted.evaluations().metrics())
        .put("evaluation", EvaluationFields.details(fitted.evaluations().ranking()))
        .put("calibration", fitted.evaluations().calibration().fields())
        .put("regression", regression())
        .put("parameters", fitted.search() == null ? null : parameters(arguments))
        .put("search", fitted.search() == null ? null : searched(fitted.search()))
        .put("counts", counts())
        .put("rejected", rejected())
        .put(
            "rejectedSample",
            version.data().report().sample().stream().map(RejectedSample::fields).toList())
        .put("quality", quality.stream().map(RuleOutcome::fields).toList())
        .put("dataProfile", version.data().report().profile().toFields())
        .put("dataset", dataset())
        .put("holdOutHash", fitted.evaluations().ranking().holdOutHash())
        .put("trainingSetHash", version.features().trainingSetHash())
        .put("configurationHash", ConfigurationHash.of(parameters(arguments)))
        .put("snapshotAt", lineage.people().takenAt().toString())
        .put("peopleSnapshot", peopleSnapshot())
        .build();
  }

  /** Null with explicit feedback, which has none. */
  private static @Nullable Double alpha(AlsParameters als) {
    return als.explicit() ? null : (Double) als.alpha();
  }

  /** Null when nothing serves yet. */
  private @Nullable Map<String, Object> regression() {
    Regression regression = fitted.evaluations().ranking().regression();
    return regression.basis() == RegressionBasis.NONE ? null : regression.fields();
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
        .put("value", trial.comparable() ? trial.value() : null)
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

  private Map<String, Object> peopleSnapshot() {
    SnapshotContents people = lineage.people();
    return new Fields()
        .put("hash", people.hash())
        .put("takenAt", people.takenAt().toString())
        .put("people", people.people())
        .put("leftOut", people.leftOut())
        .put("interactions", people.interactions())
        .build();
  }

  private List<Map<String, Object>> rejected() {
    Map<String, Long> byReason = new LinkedHashMap<>();
    version.data().rejected().counts().forEach((reason, n) -> byReason.put(reason.label(), n));
    byReason.putAll(version.data().people().ignored().byReason());
    return byReason.entrySet().stream()
        .map(entry ->
            new Fields().put("reason", entry.getKey()).put("count", entry.getValue()).build())
        .toList();
  }

  private Map<String, Object> dataset() {
    return new Fields()
        .put("uri", arguments.dataset().shown())
        .put("format", arguments.dataset().format().label())
        .put("hash", lineage.datasetHash())
        .build();
  }

  /** What the data catalogue says of this run. */
  CatalogueRun catalogue(Instant now) {
    List<QualityResult> results = new ArrayList<>(published.quality());
    quality.forEach(rule ->
        results.add(
            new QualityResult(
                "source", rule.rule(), rule.found(), rule.expected(), rule.passed())));
    Features features = version.features();
    boolean times = features.hasTimes();
    return new CatalogueRun(
        arguments.run(),
        arguments.indices(),
        new CatalogueRun.Source(
            arguments.dataset().shown(),
            arguments.dataset().format().label(),
            lineage.datasetHash(),
            times ? Instant.ofEpochSecond(features.firstTime()) : null,
            times ? Instant.ofEpochSecond(features.lastTime()) : null),
        CatalogueRun.Software.current(),
        results,
        now);
  }

  /** The arguments that decide what a version is, as recorded when it is claimed. */
  static Map<String, Object> parameters(TrainingArguments arguments) {
    ModelArguments model = arguments.model();
    return new Fields()
        .put("datasetUri", arguments.dataset().shown())
        .put("datasetFormat", arguments.dataset().format().label())
        .put("feedback", model.als().feedback().label())
        .put("rank", model.als().rank())
        .put("maxIter", model.als().maxIter())
        .put("regParam", model.als().regParam())
        .put("alpha", alpha(model.als()))
        .put("blocks", model.als().blocks())
        .put("seed", model.als().seed())
        .put("positiveRating", model.positiveRating())
        .put("split", model.split().label())
        .put("metric", model.metric())
        .put("searchTrials", model.searchTrials())
        .put("minimumAudience", model.minimumAudience())
        .put("consent", arguments.privacy().rules().consent().label())
        .put("includeEvents", arguments.privacy().rules().includeEvents())
        .put("eventRetentionDays", arguments.privacy().rules().retentionDays())
        .build();
  }
}
