package dev.recommender.training.people;

import dev.recommender.training.failure.RunFailure;
import java.time.Duration;

/** Growing pauses between attempts, up to a limit in all. */
public final class Backoff {
  private static final long FIRST_MILLIS = 100;
  private static final long LONGEST_MILLIS = 5_000;

  private final long deadline;
  private long next = FIRST_MILLIS;

  public Backoff(Duration patience) {
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  /** Sleeps before the next attempt; false when patience is used up. */
  public boolean pause() {
    if (System.nanoTime() - deadline > 0) {
      return false;
    }
    try {
      Thread.sleep(next);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RunFailure.terminated();
    }
    next = Math.min(2 * next, LONGEST_MILLIS);
    return true;
  }
}
