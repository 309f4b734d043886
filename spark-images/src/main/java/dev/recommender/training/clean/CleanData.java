package dev.recommender.training.clean;

import dev.recommender.training.load.RawTables;
import dev.recommender.training.people.Pseudonyms;
import java.util.Iterator;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The cleaned data set. A user's number modulo the count of partitions is the history's partition,
 * so per-user results find their history without moving it.
 */
public record CleanData(
    Catalogue catalogue, JavaRDD<UserHistory> histories, RejectedRows rejected) {
  private static final int LEAST_PARTITIONS = 2;
  private static final long BYTES_PER_PARTITION = 32L << 20;

  /** Reads every row once; the histories stay in memory and on disk. */
  public static CleanData of(RawTables raw, Pseudonyms pseudonyms, Set<String> erased) {
    RejectedRows rejected = new RejectedRows();
    Catalogue catalogue = CatalogueReader.read(raw, pseudonyms, erased, rejected);
    // By the size of the data, never of the machine: partitions decide the order of sums.
    int partitions = (int) Math.max(LEAST_PARTITIONS, raw.ratingsBytes() / BYTES_PER_PARTITION);
    Cleaning cleaning = new Cleaning(catalogue.ids(), pseudonyms, erased, partitions);
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
    return new CleanData(
        catalogue,
        cleaned.filter(UserHistory.class::isInstance).map(UserHistory.class::cast),
        rejected);
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
