package dev.recommender.operator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recommender.api.RecommenderModelSpec;
import dev.recommender.api.RunOutcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecHashTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

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

  @Test
  void tellsWhetherOnlyTheNonceDiffers() {
    String without = SpecHash.ofRun(Situation.spec("{}"));
    String one = SpecHash.ofRun(Situation.spec("{training: {runNonce: one}}"));
    String two = SpecHash.ofRun(Situation.spec("{training: {runNonce: two}}"));
    String more = SpecHash.ofRun(Situation.spec("{training: {runNonce: two, rank: 8}}"));
    assertThat(SpecHash.differInNonce(without, one)).isTrue();
    assertThat(SpecHash.differInNonce(one, two)).isTrue();
    assertThat(SpecHash.differInNonce(two, more)).isFalse();
    assertThat(SpecHash.differInNonce(two, two)).isFalse();
  }

  @Test
  void knowsARunOfAnOperatorThatHashedTheNonceWithTheOtherFields() {
    // printf '{"dataset":{"uri":"file:///data/ml"},"runNonce":"again"}' | sha256sum
    String stored = "99b792496ab6dc79";
    assertThat(SpecHash.isOfRun(stored, Situation.spec("{training: {runNonce: again}}"))).isTrue();
    assertThat(SpecHash.isOfRun(stored, Situation.spec("{training: {runNonce: more}}"))).isFalse();
    assertThat(
            new Situation()
                .withSpec("{training: {runNonce: again}}")
                .serving(1)
                .mirrored()
                .lastRun(1, RunOutcome.Succeeded, stored)
                .next())
        .isEqualTo(new NextStep.Idle());
  }

  private static String hash(JsonNode spec) throws JsonProcessingException {
    return SpecHash.ofRun(MAPPER.treeToValue(spec, RecommenderModelSpec.class));
  }
}
