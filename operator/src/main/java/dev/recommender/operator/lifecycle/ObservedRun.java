package dev.recommender.operator.lifecycle;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was seen of the Job of the latest run. */
public sealed interface ObservedRun {
  /** There is no Job of that name. */
  record Missing() implements ObservedRun {}

  /**
   * The Job has not ended.
   *
   * @param trouble why its pod does not start; empty when nothing is wrong
   */
  record Active(String trouble) implements ObservedRun {
    /** A Job whose pod works. */
    public Active() {
      this("");
    }
  }

  /** The Job is being deleted since then; its pod may still write. */
  record Stopping(Instant since) implements ObservedRun {}

  /** The Job ended well. */
  record Completed() implements ObservedRun {}

  /**
   * The Job ended badly.
   *
   * @param category Data, Configuration, Elasticsearch, Memory or Internal
   * @param reason one word
   * @param message one sentence
   */
  record Failed(String category, String reason, String message) implements ObservedRun {
    private static final Set<String> PASSING = Set.of("Elasticsearch", "Internal");

    /** The reason of a run that did not end in time. */
    public static final String TIMED_OUT = "TimedOut";

    /** The same end; if the time ran out before the pod started, with what kept it. */
    Failed heldUpBy(@Nullable String trouble) {
      return trouble == null || !reason.equals(TIMED_OUT)
          ? this
          : new Failed(category, reason, message + ": its pod did not start: " + trouble);
    }

    /** Whether the same run may succeed when it is tried again; a broken data set stays broken. */
    public boolean mayPass() {
      return PASSING.contains(category);
    }
  }

  /** Whether its pod may still do something. */
  default boolean works() {
    return this instanceof Active || this instanceof Stopping;
  }
}
