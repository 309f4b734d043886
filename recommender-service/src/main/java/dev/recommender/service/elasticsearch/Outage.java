package dev.recommender.service.elasticsearch;

import dev.recommender.service.people.PeopleBusyException;
import dev.recommender.service.people.PeopleUnavailableException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches over the calls to the store of people: so many at once and no more, or a slow store would
 * pile up requests without end; whether it answers is logged when that changes.
 */
public final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
  private static final int MOST_AT_ONCE = 64;

  private final AtomicBoolean away = new AtomicBoolean();
  private final Semaphore room;

  public Outage() {
    this(MOST_AT_ONCE);
  }

  Outage(int mostAtOnce) {
    this.room = new Semaphore(mostAtOnce);
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
      if (away.compareAndSet(true, false)) {
        LOG.atInfo().log("people store answers again");
      }
      return answer;
    } catch (ElasticsearchException e) {
      if (away.compareAndSet(false, true)) {
        LOG.atWarn().addKeyValue("cause", e.getMessage()).log("people store does not answer");
      }
      throw new PeopleUnavailableException(
          e.briefly() + "; recommendations by title go on without it", e);
    }
  }
}
