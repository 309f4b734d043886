package dev.recommender.training.people;

import java.io.Serializable;
import java.util.concurrent.TimeUnit;

/**
 * What a person told the service about a movie.
 *
 * @param rating as in {@link Stars}; of no meaning when undone
 * @param time epoch milliseconds
 * @param undone the person took everything back that was said of the movie until then
 */
public record Interaction(int movieId, float rating, long time, boolean undone)
    implements Serializable {

  /** Rounded down, so that a row of the data set at the same second is not later. */
  public long epochSeconds() {
    return Math.floorDiv(time, TimeUnit.SECONDS.toMillis(1));
  }
}
