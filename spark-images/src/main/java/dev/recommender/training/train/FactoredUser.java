package dev.recommender.training.train;

import dev.recommender.training.clean.UserHistory;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction2;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** A person's history beside the person's factors, null without a positive. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FactoredUser(UserHistory history, float @Nullable [] factors) {

  /** Joins in place: both sides are partitioned by user number. */
  public static JavaRDD<FactoredUser> join(JavaRDD<UserHistory> histories, Factors factors) {
    FlatMapFunction2<Iterator<UserHistory>, Iterator<Tuple2<Integer, float[]>>, FactoredUser>
        joined = FactoredUser::joinPartition;
    return histories.zipPartitions(factors.users().map(entry -> entry), joined);
  }

  private static Iterator<FactoredUser> joinPartition(
      Iterator<UserHistory> histories, Iterator<Tuple2<Integer, float[]>> factors) {
    Map<Integer, float[]> byUser = new HashMap<>();
    factors.forEachRemaining(entry -> byUser.put(entry._1(), entry._2()));
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return histories.hasNext();
      }

      @Override
      public FactoredUser next() {
        UserHistory history = histories.next();
        return new FactoredUser(history, byUser.get(history.user()));
      }
    };
  }
}
