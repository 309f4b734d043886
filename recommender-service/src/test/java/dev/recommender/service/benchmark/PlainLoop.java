package dev.recommender.service.benchmark;

import dev.recommender.service.scan.FactorScan;
import dev.recommender.service.scan.Factors;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Scores every row with its floats and keeps the best in a queue. */
final class PlainLoop {
  private PlainLoop() {}

  private record Scored(int row, float score) {}

  /** The rows, worst first. */
  static int[] best(Factors factors, float[] vector, int k) {
    PriorityQueue<Scored> best = new PriorityQueue<>(Comparator.comparingDouble(Scored::score));
    float least = Float.NEGATIVE_INFINITY;
    for (int row = 0; row < factors.rows(); row++) {
      float score = FactorScan.dot(vector, factors.values(), row * factors.rank());
      if (score > least) {
        best.add(new Scored(row, score));
        if (best.size() > k) {
          best.remove();
          least = best.element().score();
        }
      }
    }
    return best.stream().mapToInt(Scored::row).toArray();
  }
}
