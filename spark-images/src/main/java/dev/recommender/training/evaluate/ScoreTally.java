package dev.recommender.training.evaluate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import scala.Tuple3;

/**
 * Scores of rated movies, counted in narrow bins, each with the share that was liked. Scores beyond
 * the ends count in the outermost bin.
 */
public final class ScoreTally implements Serializable {
  private static final double LEAST = -1;
  private static final double MOST = 6;
  private static final double WIDTH = 0.002;
  private static final int BINS = (int) Math.round((MOST - LEAST) / WIDTH);

  private final double[] liked = new double[BINS];
  private final double[] all = new double[BINS];

  void add(double score, boolean isLiked, double weight) {
    int bin = (int) Math.clamp((score - LEAST) / WIDTH, 0, BINS - 1);
    all[bin] += weight;
    liked[bin] += isLiked ? weight : 0;
  }

  void merge(ScoreTally other) {
    for (int bin = 0; bin < BINS; bin++) {
      liked[bin] += other.liked[bin];
      all[bin] += other.all[bin];
    }
  }

  double weight() {
    double sum = 0;
    for (double weight : all) {
      sum += weight;
    }
    return sum;
  }

  /** Neighbouring bins together until each group weighs enough: share, mean score, weight. */
  List<Tuple3<Double, Double, Double>> groups(double least) {
    List<Tuple3<Double, Double, Double>> groups = new ArrayList<>();
    double score = 0;
    double likes = 0;
    double weight = 0;
    for (int bin = 0; bin < BINS; bin++) {
      score += all[bin] * (LEAST + (bin + 0.5) * WIDTH);
      likes += liked[bin];
      weight += all[bin];
      if (weight >= least) {
        groups.add(new Tuple3<>(likes / weight, score / weight, weight));
        score = 0;
        likes = 0;
        weight = 0;
      }
    }
    return groups;
  }
}
