package dev.recommender.operator.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one version of a CRD as paths, such as {@code spec.training.rank}, and the values
 * of its enums, such as {@code status.lastRun.outcome=Failed}.
 */
final class DefinitionFields {
  private final SortedSet<String> paths = new TreeSet<>();

  private DefinitionFields() {}

  /** Empty when the CRD does not serve the version. */
  static SortedSet<String> of(CustomResourceDefinition crd, String version) {
    var fields = new DefinitionFields();
    crd.getSpec().getVersions().stream()
        .filter(v -> v.getName().equals(version) && Boolean.TRUE.equals(v.getServed()))
        .findFirst()
        .flatMap(DefinitionFields::schema)
        .ifPresent(schema -> fields.add("", schema));
    return fields.paths;
  }

  private static Optional<JSONSchemaProps> schema(CustomResourceDefinitionVersion version) {
    return Optional.ofNullable(version.getSchema()).map(schema -> schema.getOpenAPIV3Schema());
  }

  private void add(String path, JSONSchemaProps schema) {
    if (schema.getProperties() != null) {
      schema.getProperties().forEach((name, field) -> addField(child(path, name), field));
    }
    if (schema.getItems() != null) {
      addNested(path + "[]", schema.getItems().getSchema());
    }
    if (schema.getAdditionalProperties() != null) {
      addNested(path + "{}", schema.getAdditionalProperties().getSchema());
    }
    if (schema.getEnum() != null) {
      schema.getEnum().stream().map(JsonNode::asText).forEach(v -> paths.add(path + "=" + v));
    }
  }

  private void addField(String path, JSONSchemaProps field) {
    paths.add(path);
    add(path, field);
  }

  private void addNested(String path, @Nullable JSONSchemaProps nested) {
    if (nested != null) {
      add(path, nested);
    }
  }

  private static String child(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
