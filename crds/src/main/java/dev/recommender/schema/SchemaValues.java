package dev.recommender.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.List;
import java.util.Objects;

/**
 * The checks of a schema that look at one value: type, range, length, enumeration, required and
 * unknown fields.
 */
final class SchemaValues {
  private SchemaValues() {}

  static void check(String path, JSONSchemaProps schema, JsonNode value, List<String> found) {
    if (!hasType(schema, value)) {
      found.add(sentence(path, value, "must be of type " + schema.getType()));
      return;
    }
    range(path, schema, value, found);
    if (schema.getEnum() != null
        && !schema.getEnum().isEmpty()
        && !schema.getEnum().contains(value)) {
      found.add(sentence(path, value, "must be one of " + schema.getEnum()));
    }
    if (value.isObject()) {
      fields(path, schema, value, found);
    }
  }

  private static boolean hasType(JSONSchemaProps schema, JsonNode value) {
    return switch (Objects.requireNonNullElse(schema.getType(), "")) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      default -> true;
    };
  }

  private static void range(
      String path, JSONSchemaProps schema, JsonNode value, List<String> found) {
    if (value.isNumber()
        && schema.getMinimum() != null
        && value.doubleValue() < schema.getMinimum()) {
      found.add(sentence(path, value, "must be at least %.0f".formatted(schema.getMinimum())));
    }
    if (value.isNumber()
        && schema.getMaximum() != null
        && value.doubleValue() > schema.getMaximum()) {
      found.add(sentence(path, value, "must be at most %.0f".formatted(schema.getMaximum())));
    }
    if (value.isTextual()
        && schema.getMaxLength() != null
        && value.textValue().length() > schema.getMaxLength()) {
      found.add(
          sentence(
              path, value, "must be at most %d characters long".formatted(schema.getMaxLength())));
    }
  }

  private static void fields(
      String path, JSONSchemaProps schema, JsonNode value, List<String> found) {
    if (schema.getRequired() != null) {
      schema.getRequired().stream()
          .filter(name -> !value.hasNonNull(name))
          .forEach(name -> found.add("%s is missing".formatted(join(path, name))));
    }
    if (path.isEmpty() || schema.getProperties() == null || schema.getProperties().isEmpty()) {
      return; // the API server itself knows apiVersion, kind and metadata
    }
    value
        .fieldNames()
        .forEachRemaining(name -> {
          if (!schema.getProperties().containsKey(name)) {
            found.add("%s is unknown".formatted(join(path, name)));
          }
        });
  }

  static String sentence(String path, JsonNode value, String expected) {
    return value.isValueNode()
        ? "%s is %s: %s".formatted(path, value, expected)
        : "%s: %s".formatted(path.isEmpty() ? "resource" : path, expected);
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
