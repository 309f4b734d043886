package dev.recommender.training.evaluate;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.train.Positive;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * The temporal hold-out: of everyone with at least five positives, the last 20 % of them (rounded
 * down, at least one) by time, then movie id. Everything else is the training part.
 */
public record HoldOut(double positiveRating) implements Serializable {
  private static final int LEAST_POSITIVES = 5;
  private static final int ONE_OF = 5;

  /** Positions in the history, ascending. */
  public int[] heldOut(UserHistory history) {
    int[] positives = positives(history).toArray();
    if (positives.length < LEAST_POSITIVES) {
      return new int[0];
    }
    // Items are in the order of movie ids, so a stable sort by time breaks ties by movie id.
    return IntStream.of(positives)
        .boxed()
        .sorted(Comparator.comparingLong(n -> history.times()[n]))
        .skip(positives.length - Math.max(1, positives.length / ONE_OF))
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /** The positives of the training part. */
  public JavaRDD<Positive> trainingPart(JavaRDD<UserHistory> histories) {
    FlatMapFunction<UserHistory, Positive> kept =
        history -> {
          int[] heldOut = heldOut(history);
          return positives(
              history, positives(history).filter(n -> Arrays.binarySearch(heldOut, n) < 0));
        };
    return histories.flatMap(kept);
  }

  /** All positives. */
  public JavaRDD<Positive> everything(JavaRDD<UserHistory> histories) {
    FlatMapFunction<UserHistory, Positive> all = history -> positives(history, positives(history));
    return histories.flatMap(all);
  }

  private IntStream positives(UserHistory history) {
    return IntStream.range(0, history.size()).filter(n -> history.ratings()[n] >= positiveRating);
  }

  private static Iterator<Positive> positives(UserHistory history, IntStream positions) {
    Stream<Positive> positives =
        positions.mapToObj(n -> new Positive(history.user(), history.items()[n]));
    return positives.iterator();
  }
}
