package dev.recommender.training.people;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads version documents of this and earlier releases. */
final class LiveVersionParser {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LiveVersionParser() {}

  static LiveVersion parse(int version, JsonNode source) {
    return new LiveVersion(
        version,
        instant(source.path("snapshotAt")),
        source.path("holdOutHash").asText(null),
        metrics(source.path("metrics")),
        source.path("dataProfile").isObject()
            ? JSON.convertValue(source.path("dataProfile"), new TypeReference<>() {})
            : Map.of(),
        new LiveModel(
            source.path("itemsIndex").textValue(),
            source.path("dimensions").isInt()
                ? (Integer) source.path("dimensions").intValue()
                : null,
            source.path("feedback").asText("Implicit"),
            number(source.path("alpha")),
            number(source.path("regParam")),
            number(source.path("positiveRating"))));
  }

  private static Map<String, Double> metrics(JsonNode metrics) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    metrics
        .properties()
        .forEach(metric -> {
          if (metric.getValue().isNumber()) {
            numbers.put(metric.getKey(), metric.getValue().doubleValue());
          }
        });
    return numbers;
  }

  private static @Nullable Double number(JsonNode node) {
    return node.isNumber() ? (Double) node.doubleValue() : null;
  }

  private static @Nullable Instant instant(JsonNode node) {
    try {
      return Instant.parse(node.asText());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
