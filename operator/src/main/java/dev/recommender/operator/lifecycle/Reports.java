package dev.recommender.operator.lifecycle;

import dev.recommender.api.Metric;
import dev.recommender.api.ModelVersion;
import dev.recommender.api.VersionState;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns version documents into entries of the status. */
final class Reports {
  private Reports() {}

  static ModelVersion version(VersionDocument document, VersionState state, String reason) {
    Map<String, String> metrics = new TreeMap<>();
    // The report has many more; the status stays small.
    for (Metric metric : Metric.values()) {
      put(metrics, document, Gate.field(metric));
      put(metrics, document, Gate.baselineField(metric));
    }
    return new ModelVersion(
        document.version(),
        state,
        emptyToNull(document.detail("trainedAt")),
        metrics,
        document.counts().get("ratings"),
        count(document, "users"),
        count(document, "items"),
        emptyToNull(document.detail("datasetHash")),
        emptyToNull(document.detail("image")),
        reason);
  }

  private static void put(Map<String, String> metrics, VersionDocument document, String name) {
    Double value = document.metrics().get(name);
    if (value != null) {
      metrics.put(name, Gate.figure(value));
    }
  }

  private static @Nullable Integer count(VersionDocument document, String name) {
    Long count = document.counts().get(name);
    return count == null ? null : Math.toIntExact(count);
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
