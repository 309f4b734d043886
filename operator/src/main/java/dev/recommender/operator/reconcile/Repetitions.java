package dev.recommender.operator.reconcile;

import dev.recommender.operator.lifecycle.NextStep;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was done for each resource within the last minute: what does not show yet, or never will, is
 * not done again and again at once.
 */
final class Repetitions {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MOST_PUT_BACK = 2;
  private static final String CONFLICT = "conflict";

  private final Clock clock;
  private final Map<ResourceID, Map<Object, Times>> done = new ConcurrentHashMap<>();

  Repetitions(Clock clock) {
    this.clock = clock;
  }

  private record Times(int count, Instant last) {}

  /**
   * Notes that a step is about to be done.
   *
   * @throws ContestedException when it would put the same back once more
   */
  void note(ResourceID model, NextStep step) {
    if (step instanceof NextStep.PutBack back && count(model, step) >= MOST_PUT_BACK) {
      throw new ContestedException(back.drifts());
    }
    if (step.acts()) {
      increment(model, step);
    }
  }

  /** When to look again after a step: later and later when it is always the same. */
  Duration pause(ResourceID model, NextStep step, Duration usual) {
    if (!usual.equals(Pace.AGAIN)) {
      return usual;
    }
    int count = count(model, step);
    return count > 2 ? Pace.TROUBLE : count == 2 ? Pace.PODS : usual;
  }

  /** When to look again after a conflict. */
  Duration conflict(ResourceID model) {
    increment(model, CONFLICT);
    return count(model, CONFLICT) == 1 ? Pace.AGAIN : Pace.PODS;
  }

  /** Forgets a resource that is gone. */
  void forget(ResourceID model) {
    done.remove(model);
  }

  private void increment(ResourceID model, Object what) {
    int count = count(model, what) + 1;
    recent(model).put(what, new Times(count, clock.instant()));
  }

  private int count(ResourceID model, Object what) {
    Times times = recent(model).get(what);
    return times == null ? 0 : times.count();
  }

  private Map<Object, Times> recent(ResourceID model) {
    Instant oldest = clock.instant().minus(REMEMBERED);
    Map<Object, Times> known = done.computeIfAbsent(model, id -> new HashMap<>());
    known.values().removeIf(times -> !times.last().isAfter(oldest));
    return known;
  }
}
