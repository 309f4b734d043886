package dev.recommender.load;

import java.time.Duration;

/**
 * How much is asked, for how long.
 *
 * @param clients each with a connection and a thread
 * @param perSecond of all clients together; as fast as answers come when it is 0
 * @param sampleEvery of how many answers one is kept
 */
public record Load(int clients, Duration duration, double perSecond, int sampleEvery) {
  private static final int SAMPLE_EVERY = 11;

  /** Each client asks again as soon as it is answered. */
  public static Load closed(int clients, Duration duration) {
    return new Load(clients, duration, 0, SAMPLE_EVERY);
  }

  /** The clients ask at a rate whatever the answers, as long as one of them is free. */
  public static Load paced(int clients, Duration duration, double perSecond) {
    return new Load(clients, duration, perSecond, SAMPLE_EVERY);
  }
}
