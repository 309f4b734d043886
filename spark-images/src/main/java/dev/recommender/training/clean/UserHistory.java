package dev.recommender.training.clean;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Everything one person rated, in the catalogue's order of movies: the three arrays run in
 * parallel, {@code items} are positions in the catalogue, {@code ratings} are stars or, without
 * stars, infinities (see {@link dev.recommender.training.people.Stars}), {@code times} epoch
 * seconds. {@code user} is a number of this run only; the id of the data set is not kept.
 */
// Of the size of the ratings, so arrays of primitives; never compared.
@SuppressWarnings("ArrayRecordComponent")
public record UserHistory(int user, String pseudonym, int[] items, float[] ratings, long[] times)
    implements Cleaned {
  static UserHistory empty(int user, String pseudonym) {
    return new UserHistory(user, pseudonym, new int[0], new float[0], new long[0]);
  }

  public int size() {
    return items.length;
  }

  /** What is left of it at these positions, which ascend. */
  public UserHistory only(int[] positions) {
    int[] keptItems = new int[positions.length];
    float[] keptRatings = new float[positions.length];
    long[] keptTimes = new long[positions.length];
    for (int n = 0; n < positions.length; n++) {
      keptItems[n] = items[positions[n]];
      keptRatings[n] = ratings[positions[n]];
      keptTimes[n] = times[positions[n]];
    }
    return new UserHistory(user, pseudonym, keptItems, keptRatings, keptTimes);
  }

  /** What is left of it without these positions, which ascend. */
  public UserHistory without(int[] positions) {
    return only(
        IntStream.range(0, size()).filter(n -> Arrays.binarySearch(positions, n) < 0).toArray());
  }

  public int positives(double positiveRating) {
    int count = 0;
    for (float rating : ratings) {
      if (rating >= positiveRating) {
        count++;
      }
    }
    return count;
  }
}
