package dev.recommender.training.evaluate;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.people.Stars;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The hold-out: of everyone with at least five positives, or stars, 20 % of them (rounded down, at
 * least one), chosen by the split. Everything else is the training part, except that nothing of a
 * person drawn as unseen is trained on: what the model says of them, it says by fold-in.
 *
 * @param unseenShare how many of all people are drawn as unseen, 0 to 1
 */
public record HoldOut(double positiveRating, Pool pool, Split split, long seed, double unseenShare)
    implements Serializable {
  /** What of a person's history can be held out. */
  public enum Pool {
    /** What the person likes. */
    POSITIVES,
    /** Everything that the person gave stars. */
    STARS
  }

  private static final int LEAST = 5;
  private static final int ONE_OF = 5;
  private static final double UNSEEN_AT_MOST = 0.05;
  private static final double UNSEEN_PEOPLE = 250;

  /** Of what people like. */
  public HoldOut(double positiveRating, Split split, long seed, double unseenShare) {
    this(positiveRating, Pool.POSITIVES, split, seed, unseenShare);
  }

  /** Of everything that people gave stars, nobody unseen. */
  public static HoldOut ofStars(double positiveRating, Split split, long seed) {
    return new HoldOut(positiveRating, Pool.STARS, split, seed, 0);
  }

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
  public int[] heldOut(UserHistory history) {
    int[] pool = pool(history).toArray();
    if (pool.length < LEAST) {
      return new int[0];
    }
    // Items are in the order of movie ids, and the sort is stable: ties of time break by movie id.
    return IntStream.of(pool)
        .boxed()
        .sorted(order(history))
        .skip(pool.length - Math.max(1, pool.length / ONE_OF))
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private IntStream pool(UserHistory history) {
    return pool == Pool.POSITIVES
        ? positives(history)
        : IntStream.range(0, history.size()).filter(n -> Stars.isStars(history.ratings()[n]));
  }

  /** What of the hold-out the person likes: what a ranking should find. */
  int[] truth(UserHistory history) {
    return IntStream.of(heldOut(history))
        .filter(n -> history.ratings()[n] >= positiveRating)
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

  /** Positions of the positives that are not held out, ascending. */
  int[] training(UserHistory history) {
    int[] heldOut = heldOut(history);
    return positives(history).filter(n -> Arrays.binarySearch(heldOut, n) < 0).toArray();
  }

  /** Positions, ascending. */
  IntStream positives(UserHistory history) {
    return IntStream.range(0, history.size()).filter(n -> history.ratings()[n] >= positiveRating);
  }
}
