package dev.recommender.training.evaluate;

import dev.recommender.training.clean.UserHistory;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;

/**
 * Neighbours of each movie by the cosine of co-occurrence, {@code c_ij / √(c_i c_j)} (Sarwar et al.
 * 2001, on positives): of at most {@value #MOST_PEOPLE} people, drawn by the hold-out's seed, the
 * last {@value #MOST_ITEMS} positives of the training part each, and {@value #NEIGHBOURS}
 * neighbours per movie, so neither work nor memory grows with the ratings.
 */
final class ItemItem implements Serializable {
  static final int MOST_PEOPLE = 20_000;
  static final int MOST_ITEMS = 100;
  static final int NEIGHBOURS = 50;

  private final int[][] neighbours;
  private final float[][] similarities;

  private ItemItem(int items) {
    neighbours = new int[items][];
    similarities = new float[items][];
  }

  static ItemItem of(JavaRDD<UserHistory> histories, HoldOut holdOut, int items, int people) {
    double share = Math.min(1, (double) MOST_PEOPLE / Math.max(1, people));
    Function<UserHistory, Boolean> drawn =
        history -> !holdOut.unseen(history) && holdOut.draw(history, -2) < share;
    Function<UserHistory, int[]> recent = history -> recent(history, holdOut);
    return of(histories.filter(drawn).map(recent).collect(), items);
  }

  /** The last positives of the training part, ascending by position in the catalogue. */
  static int[] recent(UserHistory history, HoldOut holdOut) {
    int[] liked = holdOut.training(history);
    if (liked.length > MOST_ITEMS) {
      liked =
          IntStream.of(liked)
              .boxed()
              .sorted(Comparator.comparingLong(n -> -history.times()[n]))
              .limit(MOST_ITEMS)
              .mapToInt(Integer::intValue)
              .sorted()
              .toArray();
    }
    return IntStream.of(liked).map(n -> history.items()[n]).toArray();
  }

  /** Each person's items ascend. */
  static ItemItem of(List<int[]> people, int items) {
    int[] counts = new int[items];
    people.forEach(liked -> IntStream.of(liked).forEach(item -> counts[item]++));
    int[][] likers = likers(people, counts);
    ItemItem model = new ItemItem(items);
    int[] together = new int[items];
    for (int item = 0; item < items; item++) {
      int[] others = count(item, likers[item], people, together);
      model.keepNearest(item, others, together, counts);
      for (int other : others) {
        together[other] = 0;
      }
    }
    return model;
  }

  private static int[][] likers(List<int[]> people, int[] counts) {
    int[][] likers = new int[counts.length][];
    Arrays.setAll(likers, item -> new int[counts[item]]);
    int[] filled = new int[counts.length];
    for (int person = 0; person < people.size(); person++) {
      for (int item : people.get(person)) {
        likers[item][filled[item]] = person;
        filled[item]++;
      }
    }
    return likers;
  }

  /** Counts into {@code together}; returns the items that are not zero there. */
  private static int[] count(int item, int[] likers, List<int[]> people, int[] together) {
    int[] touched = new int[together.length == 0 ? 0 : 64];
    int size = 0;
    for (int person : likers) {
      for (int other : people.get(person)) {
        if (other != item && together[other]++ == 0) {
          touched = size == touched.length ? Arrays.copyOf(touched, 2 * size) : touched;
          touched[size] = other;
          size++;
        }
      }
    }
    return Arrays.copyOf(touched, size);
  }

  private void keepNearest(int item, int[] others, int[] together, int[] counts) {
    Best best = new Best(NEIGHBOURS);
    for (int other : others) {
      best.offer(cosine(item, other, together, counts), other);
    }
    neighbours[item] = best.positions();
    similarities[item] = new float[neighbours[item].length];
    for (int n = 0; n < neighbours[item].length; n++) {
      similarities[item][n] = cosine(item, neighbours[item][n], together, counts);
    }
  }

  private static float cosine(int item, int other, int[] together, int[] counts) {
    return (float) (together[other] / Math.sqrt((double) counts[item] * counts[other]));
  }

  int[] neighbours(int item) {
    return neighbours[item];
  }

  float[] similarities(int item) {
    return similarities[item];
  }

  int items() {
    return neighbours.length;
  }
}
