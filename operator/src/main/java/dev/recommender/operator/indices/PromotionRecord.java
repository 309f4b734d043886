package dev.recommender.operator.indices;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit: another version answers.
 *
 * @param id the same however often the same promotion is recorded
 * @param from version that answered before; null when none did
 * @param cause {@code automatic}, {@code approved} or {@code pinned}
 */
public record PromotionRecord(
    String id, Instant time, int version, @Nullable Integer from, String cause) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The document, of the form of the service's own audit entries. */
  String json() {
    ObjectNode document =
        MAPPER
            .createObjectNode()
            .put("time", time.toString())
            .put("action", from != null && version < from ? "rolled-back" : "promoted")
            .put("modelVersion", version)
            .put("actor", "operator")
            .put("outcome", "done");
    ObjectNode details = document.putObject("details").put("cause", cause);
    if (from != null) {
      details.put("from", from);
    }
    return document.toString();
  }
}
