package dev.recommender.training.clean;

import java.io.Serializable;
import java.time.Instant;

/** When a rating can have been given; both ends, in epoch seconds, belong to it. */
public record TimeWindow(long from, long to) implements Serializable {
  /** MovieLens collects ratings since this year. */
  private static final Instant FIRST = Instant.parse("1995-01-01T00:00:00Z");

  public static TimeWindow until(Instant now) {
    return new TimeWindow(FIRST.getEpochSecond(), now.getEpochSecond());
  }

  boolean contains(long time) {
    return time >= from && time <= to;
  }
}
