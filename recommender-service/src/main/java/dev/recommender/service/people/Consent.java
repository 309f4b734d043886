package dev.recommender.service.people;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What a person agreed to or refused, now and before; the history is oldest first. */
public record Consent(Decision current, List<Decision> history) {
  public Consent {
    history = List.copyOf(history);
  }

  /** One decision: for which purpose, on which policy, when, and by which channel it came. */
  public record Decision(
      Status status, String purpose, String policyVersion, Instant time, String channel) {}

  /** What was decided. */
  public enum Status {
    GRANTED,
    WITHDRAWN,
    OBJECTED;

    /** The status as documents and answers name it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
