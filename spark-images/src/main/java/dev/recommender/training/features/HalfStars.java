package dev.recommender.training.features;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.people.Stars;
import java.io.Serializable;

/**
 * Ratings by half star, with enough of who gave which to count distinct people for any set of half
 * stars: people are counted by the set of half stars they have used. Opinions without stars do not
 * count.
 */
final class HalfStars implements Serializable {
  static final int BUCKETS = 10;

  private final long[] ratings = new long[BUCKETS];
  private final int[] peopleBySet = new int[1 << BUCKETS];

  void add(UserHistory history) {
    int used = 0;
    for (float rating : history.ratings()) {
      if (Stars.isStars(rating)) {
        int bucket = bucket(rating);
        ratings[bucket]++;
        used |= 1 << bucket;
      }
    }
    peopleBySet[used]++;
  }

  private static int bucket(float rating) {
    return Math.clamp(Math.round(2 * rating) - 1, 0, BUCKETS - 1);
  }

  /** The rating a bucket stands for. */
  static double rating(int bucket) {
    return (bucket + 1) / 2.0;
  }

  void merge(HalfStars other) {
    for (int n = 0; n < BUCKETS; n++) {
      ratings[n] += other.ratings[n];
    }
    for (int n = 0; n < peopleBySet.length; n++) {
      peopleBySet[n] += other.peopleBySet[n];
    }
  }

  long ratings(int buckets) {
    long sum = 0;
    for (int n = 0; n < BUCKETS; n++) {
      sum += (buckets & 1 << n) != 0 ? ratings[n] : 0;
    }
    return sum;
  }

  /** Distinct people who used any of the half stars whose bits are set. */
  int people(int buckets) {
    int people = 0;
    for (int used = 0; used < peopleBySet.length; used++) {
      people += (used & buckets) != 0 ? peopleBySet[used] : 0;
    }
    return people;
  }
}
