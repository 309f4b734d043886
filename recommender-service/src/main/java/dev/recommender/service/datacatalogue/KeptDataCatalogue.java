package dev.recommender.service.datacatalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A data catalogue that is read once a minute at most, by one at a time: anybody may ask for it.
 * While it cannot be read, what it said last goes on for ten minutes.
 */
public final class KeptDataCatalogue implements DataCatalogue {
  private static final Duration FRESH = Duration.ofSeconds(60);
  private static final Duration STANDS_IN = Duration.ofMinutes(10);
  private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(2);

  private final DataCatalogue source;
  private final InstantSource clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Kept kept = new Kept(List.of(), Instant.MIN, Instant.MIN, null);

  public KeptDataCatalogue(DataCatalogue source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public List<Map<String, Object>> entries() {
    Instant now = clock.instant();
    if (kept.isDue(now) && begins(now)) {
      try {
        if (kept.isDue(now)) {
          kept = read(now);
        }
      } finally {
        reading.unlock();
      }
    }
    return kept.entries(now);
  }

  /** Only who has nothing to answer with waits for the one who reads. */
  private boolean begins(Instant now) {
    if (kept.standsIn(now)) {
      return reading.tryLock();
    }
    reading.lock();
    return true;
  }

  private Kept read(Instant now) {
    try {
      return new Kept(source.entries(), now.plus(STANDS_IN), now.plus(FRESH), null);
    } catch (CatalogueUnavailableException e) {
      return new Kept(kept.entries, kept.until, now.plus(BETWEEN_FAILURES), e);
    }
  }

  /** What was read last, until when it may be told, and when and why it is read again. */
  private record Kept(
      List<Map<String, Object>> entries,
      Instant until,
      Instant due,
      @Nullable CatalogueUnavailableException failure) {
    boolean isDue(Instant now) {
      return !now.isBefore(due);
    }

    boolean standsIn(Instant now) {
      return now.isBefore(until);
    }

    List<Map<String, Object>> entries(Instant now) {
      if (failure != null && !standsIn(now)) {
        throw failure;
      }
      return entries;
    }
  }
}
