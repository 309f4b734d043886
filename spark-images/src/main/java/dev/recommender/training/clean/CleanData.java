package dev.recommender.training.clean;

import dev.recommender.training.load.RawTables;
import dev.recommender.training.people.PeopleSnapshot;
import dev.recommender.training.people.Pseudonyms;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The cleaned data set. A user's number modulo the count of partitions is the history's partition,
 * so per-user results find their history without moving it.
 */
public record CleanData(
    Catalogue catalogue,
    JavaRDD<UserHistory> histories,
    RejectedRows rejected,
    JoinedPeople people) {
  private static final int LEAST_PARTITIONS = 2;
  private static final long BYTES_PER_PARTITION = 32L << 20;

  /** Without anything joined. */
  public CleanData(Catalogue catalogue, JavaRDD<UserHistory> histories, RejectedRows rejected) {
    this(catalogue, histories, rejected, JoinedPeople.NOBODY);
  }

  /** Reads every row once; the histories stay in memory and on disk. */
  public static CleanData of(RawTables raw, Pseudonyms pseudonyms, PeopleSnapshot people) {
    RejectedRows rejected = new RejectedRows();
    Catalogue catalogue = CatalogueReader.read(raw, pseudonyms, people.watermarks(), rejected);
    // By the size of the data, never of the machine: partitions decide the order of sums.
    int partitions = (int) Math.max(LEAST_PARTITIONS, raw.ratingsBytes() / BYTES_PER_PARTITION);
    Cleaning cleaning = new Cleaning(catalogue.ids(), pseudonyms, partitions);
    JavaRDD<Cleaned> cleaned =
        RatingRows.byUser(raw.ratings(), partitions)
            .javaRDD()
            .mapPartitionsWithIndex(histories(cleaning), true)
            .persist(StorageLevel.MEMORY_AND_DISK());
    cleaned
        .filter(RejectedRows.class::isInstance)
        .map(RejectedRows.class::cast)
        .collect()
        .forEach(rejected::addAll);
    JavaRDD<UserHistory> read =
        cleaned.filter(UserHistory.class::isInstance).map(UserHistory.class::cast);
    KnownHistories known = KnownHistories.of(read, people, catalogue.ids());
    if (KnownHistories.areOthers(people)) {
      cleaned.unpersist();
    }
    return new CleanData(catalogue, known.histories(), rejected, known.counts());
  }

  private static Function2<Integer, Iterator<Row>, Iterator<Cleaned>> histories(Cleaning cleaning) {
    return (partition, rows) -> new HistoryIterator(rows, cleaning, partition);
  }

  /** Rows of ratings that are not used, whatever the reason; rows of movies do not count. */
  public long rejectedRatings() {
    return rejected.total()
        - rejected.counts().getOrDefault(Rejection.MALFORMED_MOVIE, 0L)
        - rejected.counts().getOrDefault(Rejection.DUPLICATE_MOVIE, 0L);
  }
}
