package dev.recommender.service.elasticsearch;

import dev.recommender.service.people.PeopleBusyException;
import dev.recommender.service.people.PeopleUnavailableException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches over the calls to the store of people: so many at once and no more, or a slow store would
 * pile up requests without end; whether it answers is logged when that changes, at most every 30
 * seconds: one index may fail while others answer.
 */
public final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);
  static final int MOST_AT_ONCE = 64;

  private final Semaphore room;
  private final LongSupplier nanoTime;
  private final AtomicLong lastLine;
  private volatile boolean away;

  public Outage() {
    this(MOST_AT_ONCE);
  }

  public Outage(int mostAtOnce) {
    this(mostAtOnce, System::nanoTime);
  }

  Outage(int mostAtOnce, LongSupplier nanoTime) {
    this.room = new Semaphore(mostAtOnce);
    this.nanoTime = nanoTime;
    this.lastLine = new AtomicLong(nanoTime.getAsLong() - BETWEEN_LINES.toNanos());
  }

  /** Throws {@link PeopleBusyException} at once when there is no room for another call. */
  <T> T watch(Supplier<T> call) {
    if (!room.tryAcquire()) {
      throw new PeopleBusyException("too many requests wait for the store of people");
    }
    try {
      return answered(call);
    } finally {
      room.release();
    }
  }

  private <T> T answered(Supplier<T> call) {
    try {
      T answer = call.get();
      if (changesTo(false)) {
        LOG.atInfo().log("people store answers again");
      }
      return answer;
    } catch (ElasticsearchException e) {
      if (changesTo(true)) {
        LOG.atWarn().addKeyValue("cause", e.getMessage()).log("people store does not answer");
      }
      throw new PeopleUnavailableException(
          e.briefly() + "; recommendations by title go on without it", e);
    }
  }

  /** Whether that is news, and time for a line. */
  private boolean changesTo(boolean awayNow) {
    long now = nanoTime.getAsLong();
    long last = lastLine.get();
    boolean changes =
        away != awayNow
            && now - last >= BETWEEN_LINES.toNanos()
            && lastLine.compareAndSet(last, now);
    if (changes) {
      away = awayNow;
    }
    return changes;
  }
}
