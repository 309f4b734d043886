package dev.recommender.training;

import dev.recommender.training.TrainingArguments.ModelArguments;
import dev.recommender.training.clean.DataCounts;
import dev.recommender.training.evaluate.Evaluation;
import dev.recommender.training.people.SnapshotContents;
import dev.recommender.training.publish.Fields;
import dev.recommender.training.publish.ModelVersion;
import dev.recommender.training.publish.Published;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the version document says of a finished version. */
record Manifest(
    TrainingArguments arguments,
    Lineage lineage,
    ModelVersion version,
    Evaluation evaluation,
    Published published) {
  private static final int FORMAT_VERSION = 1;

  RunReport report() {
    return new RunReport(
        arguments.run().version(),
        evaluation,
        version.features().counts(),
        published,
        lineage.datasetHash());
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
        .put("pseudonymKeyId", lineage.pseudonymKeyId())
        .put("positiveRating", model.positiveRating())
        .put("alpha", model.als().alpha())
        .put("regParam", model.als().regParam())
        .put("metrics", TerminationMessage.metrics(evaluation))
        .put("counts", counts())
        .put("rejected", rejected())
        .put("dataset", dataset())
        .put("holdOutHash", evaluation.holdOutHash())
        .put("trainingSetHash", version.features().trainingSetHash())
        .put("configurationHash", ConfigurationHash.of(parameters(arguments)))
        .put("snapshotAt", lineage.people().takenAt().toString())
        .put("peopleSnapshot", peopleSnapshot())
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
        .put("uri", arguments.dataset().uri().toString())
        .put("format", arguments.dataset().format())
        .put("hash", lineage.datasetHash())
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
        .put("split", "Temporal")
        .put("metric", model.metric())
        .put("minimumAudience", model.minimumAudience())
        .put("consent", arguments.privacy().rules().consent().label())
        .put("includeEvents", arguments.privacy().rules().includeEvents())
        .put("eventRetentionDays", arguments.privacy().rules().retentionDays())
        .build();
  }
}
