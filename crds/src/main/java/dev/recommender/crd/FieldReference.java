package dev.recommender.crd;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The reference of all fields, as Markdown tables made from the CRD. */
final class FieldReference {
  // Types of Kubernetes itself, which its own reference explains.
  private static final Set<String> KUBERNETES_TYPES =
      Set.of(
          "resources",
          "affinity",
          "tolerations",
          "topologySpreadConstraints",
          "imagePullSecrets",
          "conditions");

  private final StringBuilder out = new StringBuilder();

  private FieldReference() {}

  /** Markdown with one table for the spec and one for the status. */
  static String of(CustomResourceDefinition crd) {
    var reference = new FieldReference();
    reference.out.append(
        "# Fields of a RecommenderModel\n\nGenerated from the CRD by the build.\n");
    Map<String, JSONSchemaProps> root =
        crd.getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema().getProperties();
    for (String section : List.of("spec", "status")) {
      reference.table(section, Objects.requireNonNull(root.get(section), section));
    }
    return reference.out.toString();
  }

  private void table(String section, JSONSchemaProps schema) {
    out.append("\n## ")
        .append(section)
        .append("\n\n| Field | Type | Default | Meaning |\n|---|---|---|---|\n");
    rows(section, schema);
  }

  private void rows(String path, JSONSchemaProps schema) {
    if (schema.getProperties() == null) {
      return;
    }
    new TreeMap<>(schema.getProperties())
        .forEach((name, property) -> {
          String child = path + "." + name;
          out.append(
              "| `%s` | %s | %s | %s |\n"
                  .formatted(child, type(property), defaultOf(property), meaning(property)));
          if (!KUBERNETES_TYPES.contains(name)) {
            rows(child, property.getItems() == null ? property : property.getItems().getSchema());
          }
        });
  }

  private static String type(JSONSchemaProps property) {
    if (property.getEnum() == null || property.getEnum().isEmpty()) {
      return property.getType() == null ? "integer or string" : property.getType();
    }
    var values = new LinkedHashSet<String>();
    property.getEnum().forEach(value -> values.add(value.asText()));
    return String.join(", ", values);
  }

  private static String defaultOf(JSONSchemaProps property) {
    return property.getDefault() == null
        ? ""
        : "`" + Serialization.asJson(property.getDefault()) + "`";
  }

  private static String meaning(JSONSchemaProps property) {
    return property.getDescription() == null ? "" : property.getDescription().replace("|", "\\|");
  }
}
