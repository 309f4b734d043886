package dev.recommender.training.train;

import dev.recommender.training.clean.UserHistory;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import scala.Tuple2;

/** Sums people's factors by movie, and behind the movies by genre. */
final class AudienceSums {
  /** One partition's sum: merged in the order of partitions, sums come out the same every time. */
  record Part(int partition, WeightedSum sum) implements java.io.Serializable {}

  private AudienceSums() {}

  /** Keys are positions of the wanted movies, and {@code items + genre} for genres. */
  static Map<Integer, WeightedSum> of(
      JavaRDD<FactoredUser> people, AudienceRule rule, BitSet wanted) {
    Function2<Integer, Iterator<FactoredUser>, Iterator<Tuple2<Integer, Part>>> parts =
        (partition, users) -> parts(users, rule, wanted, partition).iterator();
    return JavaPairRDD.fromJavaRDD(people.mapPartitionsWithIndex(parts, true))
        .groupByKey()
        .mapValues(AudienceSums::merge)
        .collectAsMap();
  }

  private static Stream<Tuple2<Integer, Part>> parts(
      Iterator<FactoredUser> users, AudienceRule rule, BitSet wanted, int partition) {
    Map<Integer, WeightedSum> sums = new TreeMap<>();
    users.forEachRemaining(user -> add(user, rule, wanted, sums));
    return sums.entrySet().stream()
        .map(entry -> new Tuple2<>(entry.getKey(), new Part(partition, entry.getValue())));
  }

  private static WeightedSum merge(Iterable<Part> parts) {
    return StreamSupport.stream(parts.spliterator(), false)
        .sorted(java.util.Comparator.comparingInt(Part::partition))
        .map(Part::sum)
        .reduce(WeightedSum::plus)
        .orElseThrow();
  }

  /** A person counts for a genre by the share of it in what the person liked. */
  private static void add(
      FactoredUser user, AudienceRule rule, BitSet wanted, Map<Integer, WeightedSum> sums) {
    float[] factors = user.factors();
    if (factors == null) {
      return;
    }
    UserHistory history = user.history();
    double weight = AudienceRule.weight(history.size());
    int[] positivesByGenre = new int[rule.genres().count()];
    for (int n = 0; n < history.size(); n++) {
      if (history.ratings()[n] >= rule.positiveRating()) {
        int item = history.items()[n];
        if (wanted.get(item)) {
          sumFor(item, factors, sums).add(weight, factors);
        }
        for (int genre : rule.genres().of(item)) {
          positivesByGenre[genre]++;
        }
      }
    }
    double positives = history.positives(rule.positiveRating());
    for (int genre = 0; genre < positivesByGenre.length; genre++) {
      if (positivesByGenre[genre] > 0) {
        double share = positivesByGenre[genre] / positives;
        sumFor(rule.items() + genre, factors, sums).add(weight * share, factors);
      }
    }
  }

  private static WeightedSum sumFor(int key, float[] factors, Map<Integer, WeightedSum> sums) {
    return sums.computeIfAbsent(key, none -> new WeightedSum(factors.length));
  }
}
