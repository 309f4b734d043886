package dev.recommender.service.rights;

import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.rights.RetentionSweep.Swept;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps about once a day, at another time in every replica; after a failure within the hour. */
public final class DailySweep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DailySweep.class);
  private static final Duration SETTLING = Duration.ofMinutes(5);
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Supplier<Swept> sweep;
  private final RandomGenerator random;
  private final CountDownLatch closed = new CountDownLatch(1);

  public DailySweep(Supplier<Swept> sweep, RandomGenerator random) {
    this.sweep = sweep;
    this.random = random;
  }

  /** Sweeps in a thread of its own, first within about an hour. */
  public void start() {
    Thread.ofPlatform().name("retention-sweep").daemon().start(this::keepSweeping);
  }

  @Override
  public void close() {
    closed.countDown();
  }

  /** How long a new process waits: restarted every day, it still sweeps every day. */
  Duration firstPause() {
    return SETTLING.plus(withinTheHour());
  }

  /** Sweeps once and says how long to wait until the next time. */
  Duration sweepOnce() {
    long started = System.nanoTime();
    try {
      Swept swept = sweep.get();
      LOG.atInfo()
          .addKeyValue("people", swept.people())
          .addKeyValue("interactions", swept.interactions())
          .addKeyValue("durationMs", (System.nanoTime() - started) / 1_000_000)
          .log("interactions past their retention removed");
      return DAY.minus(withinTheHour());
    } catch (PeopleUnavailableException | UnfinishedException e) {
      LOG.atWarn().addKeyValue("cause", e.getMessage()).log("retention sweep failed");
      return withinTheHour();
    } catch (RuntimeException e) {
      // The last frame of this thread: without it one surprise would end all later sweeps.
      LOG.atError().setCause(e).log("retention sweep failed unexpectedly");
      return withinTheHour();
    }
  }

  private void keepSweeping() {
    Duration pause = firstPause();
    while (!isClosedWithin(pause)) {
      pause = sweepOnce();
    }
  }

  private Duration withinTheHour() {
    return Duration.ofMillis(random.nextLong(HOUR.toMillis() / 2, HOUR.toMillis()));
  }

  private boolean isClosedWithin(Duration pause) {
    try {
      return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
