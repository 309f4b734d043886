package dev.recommender.training.features;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.people.Stars;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Everything that is counted in one pass over histories; tallies of parts merge into the whole, in
 * any order: numbers are whole, and sums of half stars are exact.
 */
final class Tally implements Serializable {
  final int[] ratingCounts;
  final double[] starSums;
  final int[] positiveCounts;
  final int[] histograms;
  final TreeMap<Integer, Integer> peopleByRatingCount = new TreeMap<>();
  final List<byte[]> digests = new ArrayList<>();
  long firstTime = Long.MAX_VALUE;
  long lastTime;

  Tally(int items) {
    ratingCounts = new int[items];
    starSums = new double[items];
    positiveCounts = new int[items];
    histograms = new int[items * Stars.BUCKETS];
  }

  void add(UserHistory history, double positiveRating) {
    for (int n = 0; n < history.size(); n++) {
      int item = history.items()[n];
      float rating = history.ratings()[n];
      ratingCounts[item]++;
      positiveCounts[item] += rating >= positiveRating ? 1 : 0;
      if (Stars.isStars(rating)) {
        starSums[item] += rating;
        histograms[item * Stars.BUCKETS + Stars.bucket(rating)]++;
      }
      addTime(history.times()[n]);
    }
    peopleByRatingCount.merge(history.size(), 1, Integer::sum);
    digests.add(HistoryDigest.of(history, IntStream.range(0, history.size()).toArray()));
  }

  /** A data set without times has zeros. */
  private void addTime(long time) {
    if (time > 0) {
      firstTime = Math.min(firstTime, time);
      lastTime = Math.max(lastTime, time);
    }
  }

  /** Returns itself. */
  Tally merge(Tally other) {
    for (int item = 0; item < ratingCounts.length; item++) {
      ratingCounts[item] += other.ratingCounts[item];
      starSums[item] += other.starSums[item];
      positiveCounts[item] += other.positiveCounts[item];
    }
    for (int n = 0; n < histograms.length; n++) {
      histograms[n] += other.histograms[n];
    }
    other.peopleByRatingCount.forEach(
        (count, people) -> peopleByRatingCount.merge(count, people, Integer::sum));
    digests.addAll(other.digests);
    firstTime = Math.min(firstTime, other.firstTime);
    lastTime = Math.max(lastTime, other.lastTime);
    return this;
  }

  /** How many gave the movie stars: each person counts once, because nobody rates twice. */
  int raters(int item) {
    int raters = 0;
    for (int bucket = 0; bucket < Stars.BUCKETS; bucket++) {
      raters += histograms[item * Stars.BUCKETS + bucket];
    }
    return raters;
  }
}
