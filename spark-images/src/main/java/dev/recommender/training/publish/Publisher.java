package dev.recommender.training.publish;

import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.features.UserProfiling;
import dev.recommender.training.features.statistics.Statistics;
import dev.recommender.training.features.statistics.StatisticsCell;
import dev.recommender.training.people.Departures;
import dev.recommender.training.train.FactoredUser;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the documents of a version and verifies them by reading back. */
public final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final VersionStore store;
  private final IndexNames names;

  public Publisher(VersionStore store, IndexNames names) {
    this.store = store;
    this.names = names;
  }

  /** Who departs while it writes is in no index afterwards. */
  public Published publish(ModelVersion version, Departures departures) {
    ItemDocuments items = new ItemDocuments(version);
    written(names.items(), store.sink().write(names.items(), items.all().iterator()));
    long users = writeUsers(version);
    written(names.users(), users);
    List<StatisticsCell> cells = writeStatistics(version);
    names.own().forEach(store::openForSearch);

    long usersNow = verifyUsers(users, departures);
    verifyCount(names.statistics(), cells.size());
    String checksum = verifyItems(items.checksum());
    store.blockWrites(names.items());
    return new Published(
        version.data().catalogue().size(),
        usersNow,
        checksum,
        quality(version, usersNow, checksum, cells));
  }

  /** How many of the written there are, when only departures explain those that are missing. */
  private long verifyUsers(long written, Departures departures) {
    // After the last bulk write: who departs later is deleted by the service itself.
    Set<String> departed = new HashSet<>(deleteDeparted(departures));
    long found = store.count(names.users());
    if (found < written - departed.size()) {
      // The service deleted someone between the look and the count.
      departed.addAll(deleteDeparted(departures));
    }
    if (found > written || found < written - departed.size()) {
      throw mismatch(names.users(), "count", found, written);
    }
    return found;
  }

  private Set<String> deleteDeparted(Departures departures) {
    Set<String> departed = departures.untilNow();
    store.delete(names.users(), departed);
    return departed;
  }

  private static List<QualityResult> quality(
      ModelVersion version, long users, String checksum, List<StatisticsCell> cells) {
    int floor = version.rule().floor();
    int least = cells.stream().mapToInt(StatisticsCell::people).min().orElse(floor);
    return List.of(
        QualityResult.verified("items", "count", version.data().catalogue().size()),
        QualityResult.verified("items", "checksum", checksum),
        QualityResult.verified("users", "count", users),
        QualityResult.verified("statistics", "count", cells.size()),
        new QualityResult("statistics", "minimumAudience", least, floor, least >= floor));
  }

  private long writeUsers(ModelVersion version) {
    UserDocuments documents =
        new UserDocuments(
            new UserProfiling(
                version.features().activityLevels(),
                version.data().catalogue().genres(),
                version.rule().positiveRating()),
            version.data().catalogue().ids(),
            version.factors().biases());
    JavaRDD<FactoredUser> users = FactoredUser.join(version.data().histories(), version.factors());
    return users.mapPartitions(writing(names.users(), documents, store.sink())).collect().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private static FlatMapFunction<Iterator<FactoredUser>, Long> writing(
      String index, UserDocuments documents, DocumentSink sink) {
    return users -> {
      Iterator<Document> made =
          new Iterator<>() {
            @Override
            public boolean hasNext() {
              return users.hasNext();
            }

            @Override
            public Document next() {
              return documents.document(users.next());
            }
          };
      return List.of(sink.write(index, made)).iterator();
    };
  }

  private List<StatisticsCell> writeStatistics(ModelVersion version) {
    List<StatisticsCell> statistics =
        Statistics.of(
            version.data(),
            version.features(),
            version.rule().positiveRating(),
            version.rule().floor());
    List<Document> cells = StatisticsDocuments.of(statistics);
    written(names.statistics(), store.sink().write(names.statistics(), cells.iterator()));
    return statistics;
  }

  private static void written(String index, long documents) {
    LOG.atInfo()
        .addKeyValue("index", index)
        .addKeyValue("documents", documents)
        .log("documents written");
  }

  private String verifyItems(ItemsChecksum expected) {
    verifyCount(names.items(), expected.items());
    ItemsChecksum found = new ItemsChecksum();
    store.readItems(
        names.items(),
        item ->
            found.add(
                item.movieId(),
                Vectors.decode(item.factors()),
                Vectors.decode(item.audienceFactors())));
    String foundHex = found.hex();
    String expectedHex = expected.hex();
    if (!foundHex.equals(expectedHex)) {
      throw mismatch(names.items(), "checksum", foundHex, expectedHex);
    }
    return foundHex;
  }

  private void verifyCount(String index, long expected) {
    long count = store.count(index);
    if (count != expected) {
      throw mismatch(index, "count", count, expected);
    }
  }

  private static RunFailure mismatch(String index, String what, Object found, Object expected) {
    return RunFailure.elasticsearch(
        "VerificationFailed",
        "reading back \"%s\": %s is %s, expected %s".formatted(index, what, found, expected),
        null);
  }
}
