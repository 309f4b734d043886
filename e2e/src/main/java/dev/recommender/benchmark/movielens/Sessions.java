package dev.recommender.benchmark.movielens;

import java.time.Instant;
import java.util.SplittableRandom;

/** When a person rates: in sessions of some dozens, minutes long, spread over years. */
final class Sessions {
  private static final long FIRST = Instant.parse("1996-01-29T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("2019-11-20T00:00:00Z").getEpochSecond();
  private static final int RATINGS_EACH = 40;
  private static final int LONGEST_PAUSE = 60;

  private Sessions() {}

  /** Epoch seconds, session by session. */
  static long[] times(int count, SplittableRandom random) {
    long joined = random.nextLong(FIRST, LAST);
    int sessions = 1 + count / RATINGS_EACH;
    long[] times = new long[count];
    long time = 0;
    for (int n = 0; n < count; n++) {
      boolean begins = n == 0 || (long) n * sessions / count != (n - 1L) * sessions / count;
      time = begins ? random.nextLong(joined, LAST) : time + random.nextInt(LONGEST_PAUSE);
      times[n] = time;
    }
    return times;
  }
}
