package dev.recommender.training.evaluate;

import dev.recommender.training.clean.UserHistory;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;

/** How many people like each movie in the training part; also the simplest of rankings. */
final class Popularity implements Serializable {
  private static final int DECILES = 10;

  private final int[] counts;
  private final int people;
  private final int[] order;

  /** The number of people is that of those with a positive. */
  Popularity(int[] counts, int people) {
    this.counts = counts;
    this.people = people;
    // A stable sort: equal counts stay in the order of positions.
    this.order =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted(Comparator.comparingInt(item -> -counts[item]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  static Popularity of(JavaRDD<UserHistory> histories, HoldOut holdOut, int items) {
    int[] counts = new int[items];
    int people = 0;
    for (int[] part : histories.mapPartitions(counts(holdOut, items)).collect()) {
      for (int item = 0; item < items; item++) {
        counts[item] += part[item];
      }
      people += part[items];
    }
    return new Popularity(counts, people);
  }

  /** By item, and behind them the people. */
  private static FlatMapFunction<Iterator<UserHistory>, int[]> counts(HoldOut holdOut, int items) {
    return histories -> {
      int[] counts = new int[items + 1];
      histories.forEachRemaining(history -> {
        int[] liked = holdOut.unseen(history) ? new int[0] : holdOut.training(history);
        for (int n : liked) {
          counts[history.items()[n]]++;
        }
        counts[items] += liked.length > 0 ? 1 : 0;
      });
      return List.of(counts).iterator();
    };
  }

  /** The most popular first, equal ones by position; {@code known} ascending. */
  int[] best(int[] known, int k) {
    return Arrays.stream(order)
        .filter(item -> Arrays.binarySearch(known, item) < 0)
        .limit(k)
        .toArray();
  }

  int people() {
    return people;
  }

  int count(int item) {
    return counts[item];
  }

  /**
   * Self-information {@code −log2(p)} in bits, p being the share of people who like the movie (Zhou
   * et al. 2010; Vargas and Castells 2011); nobody counts as one.
   */
  double selfInformation(int item) {
    return Math.log(Math.max(1, people) / (double) Math.max(1, counts[item])) / Math.log(2);
  }

  /** By how many like it, 1 the least popular and 10 the most; 0 for a movie that nobody likes. */
  int[] deciles() {
    int liked = (int) Arrays.stream(counts).filter(count -> count > 0).count();
    int[] deciles = new int[counts.length];
    for (int n = 0; n < liked; n++) {
      deciles[order[n]] = DECILES - (int) ((long) n * DECILES / liked);
    }
    return deciles;
  }
}
