package dev.recommender.operator.indices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexDefinitionTest {
  @ParameterizedTest
  @ValueSource(strings = {"versions", "people", "audit", "catalogue"})
  void isStrictAndSaysToWhomItBelongs(String kind) throws Exception {
    JsonNode body =
        new ObjectMapper().readTree(IndexDefinition.of(kind).json("default/shop/movies"));
    assertThat(body.at("/mappings/dynamic").asText()).isEqualTo("strict");
    assertThat(body.at("/mappings/_meta/owner").asText()).isEqualTo("default/shop/movies");
    assertThat(body.at("/mappings/_meta/layout").asText()).hasSize(16);
    assertThat(
            new ObjectMapper().readTree(IndexDefinition.of(kind).mappings("default/shop/movies")))
        .isEqualTo(body.path("mappings"));
    assertThat(body.at("/settings/auto_expand_replicas").asText()).isEqualTo("0-1");
  }
}
