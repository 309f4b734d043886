package dev.recommender.training.clean;

import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.load.RawTables;
import dev.recommender.training.people.PeopleSnapshot;
import dev.recommender.training.people.Pseudonyms;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The cleaned data set. A user's number modulo the count of partitions is the history's partition,
 * so per-user results find their history without moving it.
 */
public record CleanData(
    Catalogue catalogue,
    JavaRDD<UserHistory> histories,
    CleaningReport report,
    JoinedPeople people) {

  /**
   * Reads every row once, and applies to it what is known of people; the histories stay in memory
   * and on disk.
   */
  public static CleanData of(
      RawTables raw, Pseudonyms pseudonyms, PeopleSnapshot people, TimeWindow window) {
    RejectedRows rejected = new RejectedRows();
    List<Movie> movies = CatalogueReader.read(raw, rejected);
    Cleaning cleaning =
        new Cleaning(
            raw.format(), raw.timed(), window, new MovieIds(movies), pseudonyms, raw.partitions());
    Catalogue catalogue =
        new Catalogue(MovieTags.add(movies, raw.tags(), cleaning, people.watermarks()));
    JavaRDD<Cleaned> cleaned = pass(raw.ratings(), cleaning);
    CleaningTotals totals =
        cleaned
            .filter(CleaningTotals.class::isInstance)
            .map(CleaningTotals.class::cast)
            .aggregate(
                new CleaningTotals(catalogue.size()), CleaningTotals::plus, CleaningTotals::plus);
    CleaningReport report = CleaningReport.of(raw, totals, rejected, catalogue.genres());
    JavaRDD<UserHistory> read = histories(cleaned);
    KnownHistories known = KnownHistories.of(read, people, catalogue.ids());
    if (!known.histories().equals(read)) {
      cleaned.unpersist();
      report = report.with(known.counts());
    }
    return new CleanData(catalogue, known.histories(), report, known.counts());
  }

  private static JavaRDD<UserHistory> histories(JavaRDD<Cleaned> cleaned) {
    return cleaned.filter(UserHistory.class::isInstance).map(UserHistory.class::cast);
  }

  /** Only pseudonyms are shuffled; rows of one person come together sorted by them. */
  private static JavaRDD<Cleaned> pass(JavaRDD<String> ratings, Cleaning cleaning) {
    return ratings
        .mapPartitionsWithIndex(chunks(cleaning), true)
        .mapToPair(chunk -> chunk)
        .repartitionAndSortWithinPartitions(new HashPartitioner(cleaning.partitions()))
        .mapPartitionsWithIndex(histories(cleaning), true)
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  private static Function2<Integer, Iterator<String>, Iterator<Tuple2<String, Shuffled>>> chunks(
      Cleaning cleaning) {
    return (part, lines) -> new ChunkIterator(lines, cleaning, part);
  }

  private static Function2<Integer, Iterator<Tuple2<String, Shuffled>>, Iterator<Cleaned>>
      histories(Cleaning cleaning) {
    return (partition, rows) -> new HistoryReader(rows, cleaning, partition).all();
  }

  /** The same data set with more or less known of its people. */
  public CleanData withHistories(JavaRDD<UserHistory> others) {
    return new CleanData(catalogue, others, report, people);
  }

  public RejectedRows rejected() {
    return report.rejected();
  }

  /** Rows of ratings that are not used, whatever the reason; rows of movies do not count. */
  public long rejectedRatings() {
    return report.counts().rejected();
  }

  /** Fails when nobody knows when a rating was given: nothing can be held out by time then. */
  public void requireTimes() {
    if (!report.timed()) {
      throw RunFailure.data(
          "NoTimes",
          "splitting by time: the ratings have three columns and no times,"
              + " expected four, or --split=Random");
    }
  }
}
