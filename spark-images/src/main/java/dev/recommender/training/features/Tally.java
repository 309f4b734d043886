package dev.recommender.training.features;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.people.Stars;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Everything that is counted in one pass over histories; tallies of parts merge into the whole. */
final class Tally implements Serializable {
  final int[] ratingCounts;
  final int[] starCounts;
  final double[] ratingSums;
  final int[] positiveCounts;
  final HalfStars halfStars = new HalfStars();
  final TreeMap<Integer, Integer> peopleByRatingCount = new TreeMap<>();
  final List<byte[]> digests = new ArrayList<>();

  Tally(int items) {
    ratingCounts = new int[items];
    starCounts = new int[items];
    ratingSums = new double[items];
    positiveCounts = new int[items];
  }

  void add(UserHistory history, double positiveRating) {
    for (int n = 0; n < history.size(); n++) {
      int item = history.items()[n];
      float rating = history.ratings()[n];
      ratingCounts[item]++;
      if (Stars.isStars(rating)) {
        starCounts[item]++;
        ratingSums[item] += rating;
      }
      positiveCounts[item] += rating >= positiveRating ? 1 : 0;
    }
    halfStars.add(history);
    peopleByRatingCount.merge(history.size(), 1, Integer::sum);
    digests.add(HistoryDigest.of(history, IntStream.range(0, history.size()).toArray()));
  }

  void merge(Tally other) {
    for (int item = 0; item < ratingCounts.length; item++) {
      ratingCounts[item] += other.ratingCounts[item];
      starCounts[item] += other.starCounts[item];
      ratingSums[item] += other.ratingSums[item];
      positiveCounts[item] += other.positiveCounts[item];
    }
    halfStars.merge(other.halfStars);
    other.peopleByRatingCount.forEach(
        (count, people) -> peopleByRatingCount.merge(count, people, Integer::sum));
    digests.addAll(other.digests);
  }
}
