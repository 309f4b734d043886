package dev.recommender.training.evaluate;

import java.util.Arrays;
import java.util.PriorityQueue;

/** The k best items of a score, best first; equal scores by position. */
final class Ranking {
  private record Scored(int item, float score) implements Comparable<Scored> {
    /** The worse first. */
    @Override
    public int compareTo(Scored other) {
      int byScore = Float.compare(score, other.score);
      return byScore != 0 ? byScore : Integer.compare(other.item, item);
    }
  }

  private Ranking() {}

  /** Items in {@code known}, and those at negative infinity, are left out. */
  static int[] top(float[] scores, int[] known, int k) {
    float[] open = scores.clone();
    for (int item : known) {
      open[item] = Float.NEGATIVE_INFINITY;
    }
    PriorityQueue<Scored> best = new PriorityQueue<>(k + 1);
    for (int item = 0; item < open.length; item++) {
      if (open[item] > (best.size() < k ? Float.NEGATIVE_INFINITY : best.element().score())) {
        best.add(new Scored(item, open[item]));
        if (best.size() > k) {
          best.remove();
        }
      }
    }
    return Arrays.stream(best.toArray(Scored[]::new))
        .sorted((a, b) -> b.compareTo(a))
        .mapToInt(Scored::item)
        .toArray();
  }
}
