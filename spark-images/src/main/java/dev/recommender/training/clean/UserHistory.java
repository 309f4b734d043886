package dev.recommender.training.clean;

/**
 * Everything one person rated, in the catalogue's order of movies: the three arrays run in
 * parallel, {@code items} are positions in the catalogue, {@code times} epoch seconds. {@code user}
 * is a number of this run only; the id of the data set is not kept.
 */
// Of the size of the ratings, so arrays of primitives; never compared.
@SuppressWarnings("ArrayRecordComponent")
public record UserHistory(int user, String pseudonym, int[] items, float[] ratings, long[] times)
    implements Cleaned {
  public int size() {
    return items.length;
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
