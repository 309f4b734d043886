package dev.recommender.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** The README of the chart: every value, its default and what it is, from schema and values. */
final class ValuesReference {
  private static final String HEAD =
      """
      # recommender-operator

      The operator of `RecommenderModel`s. How to install, upgrade and uninstall it: [the README above](../README.md).
      Generated from `values.schema.json` and `values.yaml` by the tests of this module.

      | Value | Default | What |
      |---|---|---|
      """;

  private ValuesReference() {}

  static String of(JsonNode schema, JsonNode defaults) {
    StringBuilder text = new StringBuilder(HEAD);
    rows("", schema, defaults).forEach(row -> text.append(row).append('\n'));
    return text.toString();
  }

  private static Stream<String> rows(String prefix, JsonNode schema, JsonNode defaults) {
    return schema.path("properties").properties().stream()
        .filter(entry -> defaults.has(entry.getKey()))
        .flatMap(
            entry -> row(prefix + entry.getKey(), entry.getValue(), defaults.path(entry.getKey())));
  }

  private static Stream<String> row(String name, JsonNode schema, JsonNode value) {
    String what = schema.path("description").asText().replace("|", "\\|");
    boolean nested = schema.has("properties") && !value.isEmpty();
    String row = "| `%s` | %s | %s |".formatted(name, nested ? "" : "`" + value + "`", what);
    return nested ? Stream.concat(Stream.of(row), rows(name + ".", schema, value)) : Stream.of(row);
  }
}
