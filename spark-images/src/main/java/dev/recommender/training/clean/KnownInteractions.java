package dev.recommender.training.clean;

import dev.recommender.training.people.PeopleSnapshot;
import dev.recommender.training.people.Person;
import dev.recommender.training.people.Watermarks;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.HashPartitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapFunction2;
import org.apache.spark.api.java.function.PairFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Applies consent, erasure and interactions to histories. Histories stay where they are and keep
 * their numbers; only interactions move, each person's to the partition of the history.
 */
final class KnownInteractions {
  private KnownInteractions() {}

  /**
   * Histories, and counts of the rest. A history must be in the partition of its pseudonym by a
   * {@link HashPartitioner}, its number modulo the count of partitions must be that partition, and
   * a person must have one history at most; all hold for the result, too.
   */
  static JavaRDD<Cleaned> merge(
      JavaRDD<UserHistory> histories, PeopleSnapshot people, MovieIds movieIds) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(histories.context());
    int partitions = histories.getNumPartitions();
    Broadcast<Watermarks> watermarks = spark.broadcast(people.watermarks());
    if (!people.rules().includeEvents()) {
      return histories.mapPartitions(withoutEvents(watermarks, partitions));
    }
    JavaPairRDD<String, PersonEvents> events =
        events(people.people(spark), EventChoice.of(people, movieIds));
    // Cleaning put each history into the partition of its pseudonym, by the same partitioner.
    return histories.zipPartitions(
        events.partitionBy(new HashPartitioner(partitions)).map(entry -> entry),
        withEvents(watermarks, partitions));
  }

  private static JavaPairRDD<String, PersonEvents> events(
      JavaRDD<Person> people, EventChoice choice) {
    PairFunction<Person, String, PersonEvents> chosen =
        person -> new Tuple2<>(person.pseudonym(), choice.of(person));
    return people.mapToPair(chosen).filter(entry -> !entry._2().saysNothing());
  }

  private static FlatMapFunction<Iterator<UserHistory>, Cleaned> withoutEvents(
      Broadcast<Watermarks> watermarks, int partitions) {
    return histories ->
        new HistoryJoin(histories, new TreeMap<>(), watermarks.value(), place(partitions)).all();
  }

  private static FlatMapFunction2<
          Iterator<UserHistory>, Iterator<Tuple2<String, PersonEvents>>, Cleaned>
      withEvents(Broadcast<Watermarks> watermarks, int partitions) {
    return (histories, events) -> {
      SortedMap<String, PersonEvents> byPerson = new TreeMap<>();
      events.forEachRemaining(entry -> byPerson.put(entry._1(), entry._2()));
      return new HistoryJoin(histories, byPerson, watermarks.value(), place(partitions)).all();
    };
  }

  private static HistoryJoin.Place place(int partitions) {
    return new HistoryJoin.Place(TaskContext.getPartitionId(), partitions);
  }
}
