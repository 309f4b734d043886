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
   * With one more decision: the latest holds, among decisions of one time a refusal, else the one
   * that came last. A decision that is there already, or repeats later what holds, changes nothing.
   */
  public Consent with(Decision decision) {
    if (history.contains(decision) || decision.repeats(current)) {
      return this;
    }
    boolean isPast = decision.time().isBefore(current.time()) || decision.yieldsTo(current);
    List<Decision> past = new ArrayList<>(history);
    past.add(isPast ? decision : current);
    past.sort(Comparator.comparing(Decision::time));
    return new Consent(isPast ? current : decision, past);
  }

  /** One decision: for which purpose, on which policy, when, and by which channel it came. */
  public record Decision(
      Status status, String purpose, String policyVersion, Instant time, String channel) {
    public boolean isRefusal() {
      return status != Status.GRANTED;
    }

    public Decision at(Instant other) {
      return new Decision(status, purpose, policyVersion, other, channel);
    }

    private boolean repeats(Decision earlier) {
      return !time.isBefore(earlier.time) && at(earlier.time).equals(earlier);
    }

    private boolean yieldsTo(Decision other) {
      return time.equals(other.time) && other.isRefusal() && !isRefusal();
    }
  }

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
