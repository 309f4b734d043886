package dev.recommender.training.clean;

import java.util.Map;

/** Where a row that is not used stands, and why; nothing of what it says. */
public record RejectedSample(String file, long line, String reason) {
  /** As it is written into reports. */
  public Map<String, Object> fields() {
    return Map.of("file", file, "line", line, "reason", reason);
  }
}
