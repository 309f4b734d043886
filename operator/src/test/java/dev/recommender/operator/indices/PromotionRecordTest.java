package dev.recommender.operator.indices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PromotionRecordTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void tellsAPromotionFromARollBack() throws IOException {
    assertThat(json(2, 1).path("action").asText()).isEqualTo("promoted");
    assertThat(json(2, null).path("action").asText()).isEqualTo("promoted");
    assertThat(json(1, 2).path("action").asText()).isEqualTo("rolled-back");
    assertThat(json(1, 2).at("/details/from").asInt()).isEqualTo(2);
  }

  @Test
  void hasOnlyFieldsThatTheAuditKnows() throws IOException {
    JsonNode known = MAPPER.readTree(getClass().getResourceAsStream("/indices/audit.json"));
    json(2, 1)
        .fieldNames()
        .forEachRemaining(
            field -> assertThat(known.at("/mappings/properties").has(field)).as(field).isTrue());
  }

  private static JsonNode json(int version, Integer from) throws IOException {
    return MAPPER.readTree(new PromotionRecord("id", NOON, version, from, "pinned").json());
  }
}
