package dev.recommender.training.clean;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** Turns a partition of rows sorted by pseudonym into histories, and their totals at its end. */
final class HistoryReader {
  private final Iterator<Tuple2<String, Shuffled>> rows;
  private final Cleaning cleaning;
  private final CleaningTotals totals;
  private int nextUser;
  private @Nullable Tuple2<String, Shuffled> pending;

  HistoryReader(Iterator<Tuple2<String, Shuffled>> rows, Cleaning cleaning, int partition) {
    this.rows = rows;
    this.cleaning = cleaning;
    this.totals = new CleaningTotals(cleaning.movieIds().size());
    this.nextUser = partition;
    this.pending = nextRow();
  }

  /** To be read once. */
  Iterator<Cleaned> all() {
    return new HistoriesThenTotals(this::nextHistory, () -> totals);
  }

  /** Null at the end. */
  private @Nullable UserHistory nextHistory() {
    UserHistory history = null;
    while (history == null && pending != null) {
      history = history(pending._1);
    }
    return history;
  }

  private @Nullable Tuple2<String, Shuffled> nextRow() {
    return rows.hasNext() ? rows.next() : null;
  }

  /** Null when nothing of this person is used. */
  private @Nullable UserHistory history(String pseudonym) {
    HistoryBuilder builder = new HistoryBuilder();
    while (pending != null && pending._1.equals(pseudonym)) {
      switch (pending._2) {
        case RatingChunk chunk -> builder.add(chunk);
        case PartReport report -> totals.add(report);
      }
      pending = nextRow();
    }
    if (pseudonym.equals(PartReport.KEY)) {
      return null;
    }
    UserHistory history = builder.build(nextUser, pseudonym, totals.rejected());
    nextUser += cleaning.partitions();
    totals.add(history);
    return history;
  }
}
