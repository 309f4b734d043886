package dev.recommender.training.evaluate;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.train.FactoredUser;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** For some movies the people who like them and whose factors score them highest. */
final class BestFittingUsers implements Serializable {
  static final int MOST = 20;

  /** A person who likes the movie, with the movie's score. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Fit(float score, int user, float[] factors) implements Serializable {
    static final Comparator<Fit> BEST_FIRST =
        Comparator.comparingDouble((Fit fit) -> -fit.score()).thenComparingInt(Fit::user);
  }

  private final HoldOut holdOut;
  private final BitSet wanted;
  private final Broadcast<Rankers> rankers;

  BestFittingUsers(HoldOut holdOut, BitSet wanted, Broadcast<Rankers> rankers) {
    this.holdOut = holdOut;
    this.wanted = wanted;
    this.rankers = rankers;
  }

  /** The mean of their factors, by position of the movie: scores are linear in the user. */
  Map<Integer, float[]> means(JavaRDD<FactoredUser> people) {
    PairFlatMapFunction<Iterator<FactoredUser>, Integer, List<Fit>> fits = this::fits;
    JavaPairRDD<Integer, List<Fit>> best =
        people.mapPartitionsToPair(fits).reduceByKey(BestFittingUsers::merge);
    return best.mapValues(BestFittingUsers::mean).collectAsMap();
  }

  private Iterator<Tuple2<Integer, List<Fit>>> fits(Iterator<FactoredUser> people) {
    ItemBlocks items = rankers.value().model();
    Map<Integer, List<Fit>> byItem = new TreeMap<>();
    people.forEachRemaining(user -> add(user, items, byItem));
    return byItem.entrySet().stream()
        .map(entry -> new Tuple2<>(entry.getKey(), trim(entry.getValue())))
        .iterator();
  }

  private void add(FactoredUser user, ItemBlocks items, Map<Integer, List<Fit>> byItem) {
    float[] factors = user.factors();
    if (factors == null) {
      return;
    }
    UserHistory history = user.history();
    for (int n : holdOut.training(history)) {
      int item = history.items()[n];
      if (wanted.get(item)) {
        List<Fit> fits = byItem.computeIfAbsent(item, none -> new ArrayList<>());
        fits.add(new Fit(items.score(items.indexOf(item), factors), history.user(), factors));
        if (fits.size() > 2 * MOST) {
          trim(fits);
        }
      }
    }
  }

  private static List<Fit> trim(List<Fit> fits) {
    fits.sort(Fit.BEST_FIRST);
    if (fits.size() > MOST) {
      fits.subList(MOST, fits.size()).clear();
    }
    return fits;
  }

  /** The order is total, so it does not matter which parts meet first. */
  private static List<Fit> merge(List<Fit> one, List<Fit> other) {
    List<Fit> both = new ArrayList<>(one);
    both.addAll(other);
    return trim(both);
  }

  private static float[] mean(List<Fit> fits) {
    float[] mean = new float[fits.getFirst().factors().length];
    for (Fit fit : fits) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += fit.factors()[k] / fits.size();
      }
    }
    return mean;
  }
}
