package dev.recommender.operator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recommender.api.RecommenderModelSpec;
import dev.recommender.schema.CustomResourceSchema;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every field of the CRD: one starts a run exactly when its description says so. */
class SpecHashTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A field of the spec by its path, and what its schema says of it. */
  record Field(List<String> path, JSONSchemaProps schema) {
    @Override
    public String toString() {
      return String.join(".", path);
    }
  }

  static Stream<Field> fields() {
    JSONSchemaProps root =
        CustomResourceSchema.recommenderModelDefinition()
            .getSpec()
            .getVersions()
            .get(0)
            .getSchema()
            .getOpenAPIV3Schema();
    List<Field> fields = new ArrayList<>();
    collect(List.of(), root.getProperties().get("spec"), fields);
    assertThat(fields).hasSizeGreaterThan(50);
    return fields.stream();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aChangeStartsARunWhenTheDescriptionSaysSo(Field field) throws JsonProcessingException {
    ObjectNode before = MAPPER.valueToTree(Situation.spec("{training: {implicit: {alpha: '2'}}}"));
    ObjectNode after = before.deepCopy();
    change(after, field);
    boolean starts = !hash(after).equals(hash(before));
    assertThat(starts)
        .isEqualTo(field.schema().getDescription().contains("A change starts a run."));
  }

  @Test
  void aFieldAtItsDefaultDoesNotCount() throws JsonProcessingException {
    ObjectNode spec = MAPPER.valueToTree(Situation.spec("{}"));
    ObjectNode lean = MAPPER.createObjectNode();
    lean.putObject("dataset").put("uri", spec.path("dataset").path("uri").asText());
    lean.putObject("elasticsearch").put("url", "http://elasticsearch:9200");
    assertThat(hash(lean))
        .isEqualTo(hash(spec))
        .isEqualTo(SpecHash.of(Map.of("dataset", Map.of("uri", "file:///data/ml"))));
  }

  private static void collect(List<String> path, JSONSchemaProps schema, List<Field> fields) {
    for (Map.Entry<String, JSONSchemaProps> property : schema.getProperties().entrySet()) {
      List<String> child = Stream.concat(path.stream(), Stream.of(property.getKey())).toList();
      boolean ours =
          property.getValue().getProperties() != null
              && !child.contains("resources")
              && !child.contains("affinity");
      if (ours && !property.getValue().getProperties().isEmpty()) {
        collect(child, property.getValue(), fields);
      } else if (List.of("string", "integer", "boolean").contains(property.getValue().getType())) {
        fields.add(new Field(child, property.getValue()));
      }
    }
  }

  private static void change(ObjectNode spec, Field field) {
    ObjectNode parent = spec;
    for (String step : field.path().subList(0, field.path().size() - 1)) {
      parent = parent.get(step) instanceof ObjectNode there ? there : parent.putObject(step);
    }
    String name = field.path().getLast();
    JsonNode old = parent.path(name);
    switch (field.schema().getType()) {
      case "integer" -> parent.put(name, old.asInt() + 1);
      case "boolean" -> parent.put(name, !old.asBoolean());
      default -> parent.put(name, anotherText(field.schema(), old.asText()));
    }
  }

  private static String anotherText(JSONSchemaProps schema, String old) {
    List<JsonNode> values = schema.getEnum() == null ? List.of() : schema.getEnum();
    return values.stream()
        .map(JsonNode::asText)
        .filter(value ->
            !value.equals(old) && !value.equals("NdcgAt10")) // NdcgAt10 is what no metric means
        .findFirst()
        .orElse(old + "1");
  }

  private static String hash(JsonNode spec) throws JsonProcessingException {
    return SpecHash.ofRun(MAPPER.treeToValue(spec, RecommenderModelSpec.class));
  }
}
