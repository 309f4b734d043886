package dev.recommender.training.evaluate;

import dev.recommender.training.clean.UserHistory;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * One movie of those that somebody likes, what else the person likes and what not; positions in the
 * catalogue, ascending. All cases of a person share the arrays.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RevealCase(int revealed, int[] liked, int[] notLiked) implements Serializable {
  /** Of one person. */
  static final int MOST = 20;

  private static final int LEAST_POSITIVES = 5;

  /** Of people whom training did not see, of each some movies drawn by the hold-out's seed. */
  static List<RevealCase> draw(JavaRDD<UserHistory> histories, HoldOut holdOut) {
    FlatMapFunction<UserHistory, RevealCase> cases =
        history -> of(history, holdOut).toList().iterator();
    return histories.filter(holdOut::unseen).flatMap(cases).collect();
  }

  private static Stream<RevealCase> of(UserHistory history, HoldOut holdOut) {
    int[] liked = holdOut.positives(history).map(n -> history.items()[n]).toArray();
    int[] notLiked =
        IntStream.range(0, history.size())
            .filter(n -> history.ratings()[n] < holdOut.positiveRating())
            .map(n -> history.items()[n])
            .toArray();
    if (liked.length < LEAST_POSITIVES) {
      return Stream.empty();
    }
    long person = Draw.person(holdOut.seed(), history.items());
    return IntStream.of(liked)
        .boxed()
        .sorted(Comparator.comparingLong(item -> Draw.mix(person, -item)))
        .limit(MOST)
        .map(item -> new RevealCase(item, liked, notLiked));
  }

  /** The others. */
  int[] truth() {
    return IntStream.of(liked).filter(item -> item != revealed).toArray();
  }
}
