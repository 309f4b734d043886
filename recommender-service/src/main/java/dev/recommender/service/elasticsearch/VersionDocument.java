package dev.recommender.service.elasticsearch;

import dev.recommender.service.model.AlsParameters;
import dev.recommender.service.model.AlsParameters.Feedback;
import dev.recommender.service.model.Calibration;
import dev.recommender.service.model.Calibration.Curve;
import dev.recommender.service.model.Manifest;
import dev.recommender.service.model.TrainingReport;
import dev.recommender.service.model.TrainingReport.Counts;
import dev.recommender.service.model.TrainingReport.Dataset;
import dev.recommender.service.model.TrainingReport.Metrics;
import dev.recommender.service.model.VersionLookup.Published;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The document of a complete version in the versions index. */
final class VersionDocument {
  private VersionDocument() {}

  static Published read(Fields document) {
    Manifest manifest =
        new Manifest(
            document.integerOr("formatVersion", 0),
            document.integerOr("rank", 0),
            document.integerOr("dimensions", document.integerOr("rank", 0)),
            document.integerOr("itemCount", 0),
            document.textOr("itemsChecksum", ""),
            document.textOr("pseudonymKeyId", ""),
            als(document));
    TrainingReport report =
        new TrainingReport(
            instant(document.text("trainedAt")),
            metrics(document.in("metrics")),
            counts(document.in("counts")),
            dataset(document.in("dataset")),
            new Calibration(
                curve(document.in("calibration").in("person")),
                curve(document.in("calibration").in("title"))));
    return new Published(manifest, report);
  }

  private static AlsParameters als(Fields document) {
    boolean explicit = document.textOr("feedback", "Implicit").equals("Explicit");
    return new AlsParameters(
        explicit ? Feedback.EXPLICIT : Feedback.IMPLICIT,
        document.numberOr("regParam", 0.05),
        document.numberOr("alpha", 1),
        document.numberOr("positiveRating", 3.5),
        document.numberOr("globalMean", 0));
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }

  private static Metrics metrics(Fields fields) {
    return new Metrics(
        fields.number("ndcgAt10"),
        fields.number("recallAt20"),
        fields.number("baselineNdcgAt10"),
        fields.number("baselineRecallAt20"),
        fields.integer("evaluatedUsers"));
  }

  private static Counts counts(Fields fields) {
    return new Counts(
        fields.whole("ratings"),
        fields.whole("users"),
        fields.whole("items"),
        fields.whole("positives"),
        fields.whole("rejected"));
  }

  private static Curve curve(Fields fields) {
    return new Curve(fields.numbers("scores"), fields.numbers("shares"));
  }

  private static Dataset dataset(Fields fields) {
    return new Dataset(fields.text("uri"), fields.text("format"), fields.text("hash"));
  }
}
