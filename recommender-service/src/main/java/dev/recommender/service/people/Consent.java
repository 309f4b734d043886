package dev.recommender.service.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a person agreed to or refused: the decision that holds and all others, oldest first. Nothing
 * of it is ever dropped but by erasure.
 */
public record Consent(Decision current, List<Decision> history) {
  public Consent {
    history = List.copyOf(history);
  }

  public static Consent first(Decision decision) {
    return new Consent(decision, List.of());
  }

  /**
   * With one more decision: the latest holds, among decisions of one time the one that came last. A
   * decision that is there already changes nothing.
   */
  public Consent with(Decision decision) {
    if (decision.equals(current) || history.contains(decision)) {
      return this;
    }
    boolean isPast = decision.time().isBefore(current.time());
    List<Decision> past = new ArrayList<>(history);
    past.add(isPast ? decision : current);
    past.sort(Comparator.comparing(Decision::time));
    return new Consent(isPast ? current : decision, past);
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
