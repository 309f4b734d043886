package dev.recommender.operator.indices;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.api.RunProgress;
import dev.recommender.operator.lifecycle.Regression;
import dev.recommender.operator.lifecycle.VersionDocument;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A version document as it is stored: only what the operator looks at. */
@JsonIgnoreProperties(ignoreUnknown = true)
record VersionDocumentSource(
    @JsonProperty("version") int version,
    @JsonProperty("state") String state,
    @JsonProperty("complete") boolean complete,
    @JsonProperty("metrics") @Nullable JsonNode metrics,
    @JsonProperty("counts") @Nullable JsonNode counts,
    @JsonProperty("dataset") @Nullable JsonNode dataset,
    @JsonProperty("stage") @Nullable String stage,
    @JsonProperty("percent") @Nullable Integer percent,
    @JsonProperty("iteration") @Nullable Integer iteration,
    @JsonProperty("iterations") @Nullable Integer iterations,
    @JsonProperty("expectedEnd") @Nullable String expectedEnd,
    @JsonProperty("regression") @Nullable Regression regression,
    @JsonProperty("specHash") @Nullable String specHash,
    @JsonProperty("runId") @Nullable String runId,
    @JsonProperty("trainedAt") @Nullable String trainedAt,
    @JsonProperty("holdOutHash") @Nullable String holdOutHash,
    @JsonProperty("image") @Nullable String image,
    @JsonProperty("pseudonymKeyId") @Nullable String pseudonymKeyId) {

  static NavigableMap<Integer, VersionDocument> parse(
      NavigableMap<Integer, VersionDocumentSource> sources) {
    NavigableMap<Integer, VersionDocument> documents = new TreeMap<>();
    sources.forEach((version, source) -> documents.put(version, source.document()));
    return documents;
  }

  private VersionDocument document() {
    Map<String, Double> metricValues = new HashMap<>();
    each(metrics, (name, value) -> metricValues.put(name, value.asDouble()));
    Map<String, Long> countValues = new HashMap<>();
    each(counts, (name, value) -> countValues.put(name, value.asLong()));
    return new VersionDocument(
        version,
        state,
        complete,
        metricValues,
        countValues,
        details(),
        new RunProgress(stage, percent, iteration, iterations, expectedEnd),
        regression);
  }

  private Map<String, String> details() {
    Map<String, String> details = new HashMap<>();
    put(details, "specHash", specHash);
    put(details, "runId", runId);
    put(details, "trainedAt", trainedAt);
    put(details, "holdOutHash", holdOutHash);
    put(details, "image", image);
    put(details, "pseudonymKeyId", pseudonymKeyId);
    put(details, "datasetHash", dataset == null ? null : dataset.path("hash").asText(null));
    return details;
  }

  private static void put(Map<String, String> details, String name, @Nullable String value) {
    if (value != null) {
      details.put(name, value);
    }
  }

  private static void each(@Nullable JsonNode object, BiConsumer<String, JsonNode> action) {
    if (object != null) {
      object.properties().forEach(field -> action.accept(field.getKey(), field.getValue()));
    }
  }
}
