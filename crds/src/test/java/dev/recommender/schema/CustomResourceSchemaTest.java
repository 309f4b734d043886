package dev.recommender.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recommender.schema.RuleExamples.Example;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CustomResourceSchemaTest {
  private final CustomResourceSchema schema = CustomResourceSchema.ofRecommenderModel();

  static List<Example> accepted() {
    return RuleExamples.accepted();
  }

  static List<Example> refused() {
    return RuleExamples.refused();
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void accepts(Example example) {
    assertThat(schema.violations(example.resource(), null)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWithOneClearSentence(Example example) {
    assertThat(schema.violations(example.resource(), null))
        .singleElement()
        .asString()
        .contains(example.refusedWith());
  }

  @Test
  void everyRuleHasAnExampleThatItRefuses() {
    Set<String> messages = new HashSet<>();
    collectMessages(
        CustomResourceSchema.recommenderModelDefinition()
            .getSpec()
            .getVersions()
            .get(0)
            .getSchema()
            .getOpenAPIV3Schema(),
        messages);
    messages.removeIf(message -> message.contains("immutable"));
    assertThat(messages)
        .isNotEmpty()
        .allSatisfy(message ->
            assertThat(RuleExamples.refused())
                .anyMatch(example -> message.contains(example.refusedWith())));
  }

  @Test
  void refusesAChangedIndexPrefixOnly() {
    ObjectNode old = new Example("spec: {elasticsearch: {indexPrefix: a}}", "").resource();
    ObjectNode changed = new Example("spec: {elasticsearch: {indexPrefix: b}}", "").resource();
    assertThat(schema.violations(changed, old)).singleElement().asString().contains("immutable");
    assertThat(schema.violations(old, old)).isEmpty();
    assertThat(schema.violations(changed, null)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("plainSchemaViolations")
  void namesPathFoundAndExpected(Example example) {
    assertThat(schema.violations(example.resource(), null)).containsExactly(example.refusedWith());
  }

  static List<Example> plainSchemaViolations() {
    return List.of(
        new Example("spec: {training: {rank: 0}}", "spec.training.rank is 0: must be at least 1"),
        new Example(
            "spec: {training: {rank: 513}}", "spec.training.rank is 513: must be at most 512"),
        new Example(
            "spec: {training: {rank: many}}",
            "spec.training.rank is \"many\": must be of type integer"),
        new Example(
            "spec: {training: {feedback: Both}}",
            "spec.training.feedback is \"Both\": must be one of [\"Explicit\", \"Implicit\"]"),
        new Example("spec: {training: {rnak: 3}}", "spec.training.rnak is unknown"),
        new Example("spec: {dataset: {uri: null}}", "spec.dataset.uri is missing"));
  }

  private static void collectMessages(JSONSchemaProps props, Set<String> messages) {
    if (props.getXKubernetesValidations() != null) {
      props.getXKubernetesValidations().forEach(rule -> messages.add(rule.getMessage()));
    }
    if (props.getProperties() != null) {
      props.getProperties().values().forEach(child -> collectMessages(child, messages));
    }
  }
}
