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
 * The hold-out: of everyone with at least five positives 20 % of them (rounded down, at least one),
 * chosen by the split. Everything else is the training part, except that nothing of a person drawn
 * as unseen is trained on: what the model says of them, it says by fold-in.
 *
 * @param unseenShare how many of all people are drawn as unseen, 0 to 1
 */
public record HoldOut(double positiveRating, Split split, long seed, double unseenShare)
    implements Serializable {
  private static final int LEAST_POSITIVES = 5;
  private static final int ONE_OF = 5;
  private static final double UNSEEN_AT_MOST = 0.05;
  private static final double UNSEEN_PEOPLE = 250;

  /** By time, nobody unseen. */
  public HoldOut(double positiveRating) {
    this(positiveRating, Split.TEMPORAL, 0, 0);
  }

  /** Of a run: one person in twenty is unseen, but no more than about 250 people. */
  public static HoldOut ofRun(double positiveRating, Split split, long seed, long people) {
    double share = Math.min(UNSEEN_AT_MOST, UNSEEN_PEOPLE / Math.max(1, people));
    return new HoldOut(positiveRating, split, seed, share);
  }

  public boolean unseen(UserHistory history) {
    return unseenShare > 0 && draw(history, -1) < unseenShare;
  }

  /** A number from 0 up to 1, another for each purpose; partitions have no say in it. */
  double draw(UserHistory history, int purpose) {
    return Draw.uniform(Draw.mix(Draw.person(seed, history.items()), purpose));
  }

  /** Positions in the history, ascending. */
  int[] heldOut(UserHistory history) {
    int[] positives = positives(history).toArray();
    if (positives.length < LEAST_POSITIVES) {
      return new int[0];
    }
    // Items are in the order of movie ids, and the sort is stable: ties of time break by movie id.
    return IntStream.of(positives)
        .boxed()
        .sorted(order(history))
        .skip(positives.length - Math.max(1, positives.length / ONE_OF))
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private Comparator<Integer> order(UserHistory history) {
    if (split == Split.TEMPORAL) {
      return Comparator.comparingLong(n -> history.times()[n]);
    }
    long person = Draw.person(seed, history.items());
    return Comparator.comparingLong(n -> Draw.mix(person, history.items()[n]));
  }

  /** What a model to be evaluated must not be trained on: positions, ascending. */
  public int[] withheld(UserHistory history) {
    return unseen(history) ? IntStream.range(0, history.size()).toArray() : heldOut(history);
  }

  /** The positives of the training part. */
  public JavaRDD<Positive> trainingPart(JavaRDD<UserHistory> histories) {
    FlatMapFunction<UserHistory, Positive> kept =
        history -> {
          int[] withheld = withheld(history);
          return positives(
              history, positives(history).filter(n -> Arrays.binarySearch(withheld, n) < 0));
        };
    return histories.flatMap(kept);
  }

  /** Positions of the positives that are not held out, ascending. */
  int[] training(UserHistory history) {
    int[] heldOut = heldOut(history);
    return positives(history).filter(n -> Arrays.binarySearch(heldOut, n) < 0).toArray();
  }

  /** All positives. */
  public JavaRDD<Positive> everything(JavaRDD<UserHistory> histories) {
    FlatMapFunction<UserHistory, Positive> all = history -> positives(history, positives(history));
    return histories.flatMap(all);
  }

  /** Positions, ascending. */
  IntStream positives(UserHistory history) {
    return IntStream.range(0, history.size()).filter(n -> history.ratings()[n] >= positiveRating);
  }

  private static Iterator<Positive> positives(UserHistory history, IntStream positions) {
    Stream<Positive> positives =
        positions.mapToObj(n -> new Positive(history.user(), history.items()[n]));
    return positives.iterator();
  }
}
