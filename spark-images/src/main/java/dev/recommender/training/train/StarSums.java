package dev.recommender.training.train;

import dev.recommender.training.clean.UserHistory;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Sums of stars by movie; sums of half stars are exact, whatever their order. */
final class StarSums implements Serializable {
  private final double[] sums;
  private final int[] counts;

  private StarSums(int items) {
    this.sums = new double[items];
    this.counts = new int[items];
  }

  static StarSums of(JavaRDD<UserHistory> histories, Withheld withheld, int items) {
    FlatMapFunction<Iterator<UserHistory>, StarSums> parts =
        people -> {
          StarSums part = new StarSums(items);
          people.forEachRemaining(person -> part.add(person, withheld.of(person)));
          return List.of(part).iterator();
        };
    return histories.mapPartitions(parts).reduce(StarSums::plus);
  }

  private void add(UserHistory history, int[] withheld) {
    for (int n : StarBiases.starred(history, withheld)) {
      sums[history.items()[n]] += history.ratings()[n];
      counts[history.items()[n]]++;
    }
  }

  private StarSums plus(StarSums other) {
    for (int item = 0; item < sums.length; item++) {
      sums[item] += other.sums[item];
      counts[item] += other.counts[item];
    }
    return this;
  }

  /** Without a single star everything is 0. */
  StarBiases biases(double damping) {
    double count = Arrays.stream(counts).asLongStream().sum();
    double mean = count == 0 ? 0 : Arrays.stream(sums).sum() / count;
    float[] movies = new float[sums.length];
    for (int item = 0; item < movies.length; item++) {
      movies[item] = (float) ((sums[item] - counts[item] * mean) / (counts[item] + damping));
    }
    return new StarBiases(mean, movies);
  }
}
