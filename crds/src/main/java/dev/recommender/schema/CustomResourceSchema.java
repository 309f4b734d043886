package dev.recommender.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The schema and CEL rules of one custom resource definition, evaluated here: an embedded or an
 * outdated API server may let through what the definition refuses.
 */
public final class CustomResourceSchema {
  private static final String RECOMMENDER_MODEL =
      "/META-INF/fabric8/recommendermodels.recommender.dev-v1.yml";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JSONSchemaProps root;
  private final Map<String, CelRule> rules = new ConcurrentHashMap<>();

  /** The schema of the first version of a definition. */
  public CustomResourceSchema(CustomResourceDefinition definition) {
    this.root = definition.getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema();
  }

  /** The schema of a RecommenderModel. */
  public static CustomResourceSchema ofRecommenderModel() {
    return new CustomResourceSchema(recommenderModelDefinition());
  }

  /** The generated definition of a RecommenderModel. */
  public static CustomResourceDefinition recommenderModelDefinition() {
    try (InputStream yaml = CustomResourceSchema.class.getResourceAsStream(RECOMMENDER_MODEL)) {
      if (yaml == null) {
        throw new IllegalStateException("the class path lacks \"%s\"".formatted(RECOMMENDER_MODEL));
      }
      return Serialization.unmarshal(yaml, CustomResourceDefinition.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What the definition refuses of a resource.
   *
   * @param resource the whole resource, as JSON or as an object that Jackson can turn into it
   * @param old the resource before the change; null when it is new
   * @return one sentence for each violation, path first; empty when there is none
   */
  public List<String> violations(Object resource, @Nullable Object old) {
    List<String> found = new ArrayList<>();
    check(
        "",
        root,
        MAPPER.valueToTree(resource),
        old == null ? null : MAPPER.valueToTree(old),
        found);
    return found;
  }

  private void check(
      String path,
      JSONSchemaProps schema,
      JsonNode value,
      @Nullable JsonNode old,
      List<String> found) {
    if (value.isNull()) {
      return;
    }
    int before = found.size();
    SchemaValues.check(path, schema, value, found);
    children(path, schema, value, old, found);
    if (found.size() == before && schema.getXKubernetesValidations() != null) {
      schema.getXKubernetesValidations().stream()
          .map(rule ->
              rules.computeIfAbsent(rule.getRule(), r -> CelRule.compile(r, rule.getMessage())))
          .filter(rule -> !rule.holds(value, old))
          .forEach(rule -> found.add(SchemaValues.sentence(path, value, rule.message())));
    }
  }

  private void children(
      String path,
      JSONSchemaProps schema,
      JsonNode value,
      @Nullable JsonNode old,
      List<String> found) {
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach((name, property) -> {
            if (value.has(name)) {
              String child = path.isEmpty() ? name : path + "." + name;
              check(child, property, value.get(name), old == null ? null : old.get(name), found);
            }
          });
    }
    if (schema.getItems() != null && value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        check(path + "[" + i + "]", schema.getItems().getSchema(), value.get(i), null, found);
      }
    }
  }
}
