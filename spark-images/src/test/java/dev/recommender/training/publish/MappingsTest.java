package dev.recommender.training.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MappingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"items", "users", "statistics"})
  void areStrict(String name) {
    assertThat(IndexLayout.mapping(name).get("dynamic").asText()).isEqualTo("strict");
  }

  @Test
  void anIndexNamesItsRun() throws IOException {
    RunIdentity run = new RunIdentity("default", "movies", "run-7", 7, "s");
    JsonNode body = new ObjectMapper().readTree(new IndexLayout(2, 1).definition("items", run));
    assertThat(body.at("/mappings/_meta/runId").asText()).isEqualTo("run-7");
    assertThat(body.at("/settings/index.number_of_shards").asInt()).isEqualTo(2);
    assertThat(body.at("/settings/index.number_of_replicas").asInt()).isEqualTo(1);
    assertThat(body.at("/settings/index.refresh_interval").asText()).isEqualTo("-1");
    assertThat(body.at("/mappings/properties/factors/type").asText()).isEqualTo("binary");
  }
}
