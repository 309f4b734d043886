package dev.recommender.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.api.RecommenderModel;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SampleTest {
  @Test
  void theSampleOfTheReadmeIsValidAndNamesEveryField() throws IOException {
    JsonNode sample = sample();
    assertThat(CustomResourceSchema.ofRecommenderModel().violations(sample, null)).isEmpty();
    namesEveryField(sample.get("spec"), specSchema(), "spec");
  }

  @Test
  void theShortSampleOfTheProjectIsValid() throws IOException {
    String yaml = Samples.firstYamlBlock(Files.readString(Path.of("../README.md")));
    assertThat(
            CustomResourceSchema.ofRecommenderModel()
                .violations(Serialization.unmarshal(yaml, JsonNode.class), null))
        .isEmpty();
  }

  @Test
  void everyDefaultOfTheSchemaIsTheDefaultOfTheRecords() {
    var model = Serialization.unmarshal(RuleExamples.smallest().toString(), RecommenderModel.class);
    JsonNode filledByRecords = new ObjectMapper().valueToTree(model.getSpec());
    defaultsAreEqual(specSchema(), filledByRecords, "spec");
  }

  private static void defaultsAreEqual(JSONSchemaProps schema, JsonNode filled, String path) {
    schema
        .getProperties()
        .forEach((name, property) -> {
          String child = path + "." + name;
          if (property.getDefault() != null && !property.getDefault().isObject()) {
            assertThat(filled.path(name).asText())
                .as(child)
                .isEqualTo(property.getDefault().asText());
          }
          if (property.getProperties() != null && filled.hasNonNull(name)) {
            defaultsAreEqual(property, filled.get(name), child);
          } else if (property.getDefault() != null) {
            assertThat(filled.has(name)).as(child).isTrue();
          }
        });
  }

  private static void namesEveryField(JsonNode value, JSONSchemaProps schema, String path) {
    schema
        .getProperties()
        .forEach((name, property) -> {
          assertThat(value.has(name)).as("the sample names " + path + "." + name).isTrue();
          boolean ours = property.getDescription() != null && !path.startsWith("spec.serving.");
          if (ours && property.getProperties() != null && value.path(name).size() > 0) {
            namesEveryField(value.get(name), property, path + "." + name);
          }
        });
  }

  private static JsonNode sample() throws IOException {
    return Serialization.unmarshal(
        Samples.firstYamlBlock(Files.readString(Path.of("README.md"))), JsonNode.class);
  }

  private static JSONSchemaProps specSchema() {
    return CustomResourceSchema.recommenderModelDefinition()
        .getSpec()
        .getVersions()
        .get(0)
        .getSchema()
        .getOpenAPIV3Schema()
        .getProperties()
        .get("spec");
  }
}
