package dev.recommender.service.rights;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of the audit. Every deed has two: that it was requested, written before it begins, and
 * how it ended; {@code request} joins them. One without an end was not finished, or nobody knows.
 */
public record AuditRecord(
    Instant time, String request, Deed deed, Outcome outcome, Map<String, Object> results) {
  public AuditRecord {
    results = Map.copyOf(results);
  }

  /** How far the deed came. */
  public enum Outcome {
    REQUESTED,
    DONE,
    UNCHANGED,
    REFUSED;

    /** The outcome as documents name it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is known of the deed, its results and the request it belongs to. */
  public Map<String, Object> details() {
    Map<String, Object> details = new TreeMap<>(deed.details());
    details.putAll(results);
    details.put("request", request);
    return details;
  }
}
