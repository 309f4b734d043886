package dev.recommender.training.clean;

import dev.recommender.training.people.Pseudonyms;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Turns a partition of sorted rating rows into histories, one person at a time. */
final class HistoryIterator implements Iterator<Cleaned> {
  private final Iterator<Row> rows;
  private final MovieIds movieIds;
  private final Pseudonyms pseudonyms;
  private final int step;
  private final RejectedRows rejected = new RejectedRows();
  private int nextUser;
  private @Nullable Row pending;
  private @Nullable Cleaned next;
  private boolean ended;

  HistoryIterator(Iterator<Row> rows, Cleaning cleaning, int partition) {
    this.rows = rows;
    this.movieIds = cleaning.movieIds();
    this.pseudonyms = cleaning.pseudonyms();
    this.step = cleaning.partitions();
    this.nextUser = partition;
    this.pending = nextAccepted();
  }

  @Override
  public boolean hasNext() {
    while (next == null && pending != null) {
      next = history(pending);
    }
    if (next == null && !ended) {
      ended = true;
      next = rejected;
    }
    return next != null;
  }

  @Override
  public Cleaned next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Cleaned result = next;
    next = null;
    return result;
  }

  private @Nullable Row nextAccepted() {
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.isNullAt(RatingRows.REJECTION)) {
        return row;
      }
      rejected.add(Rejection.labelled(row.getString(RatingRows.REJECTION)));
    }
    return null;
  }

  /** Null when nothing of this person is usable. */
  private @Nullable UserHistory history(Row first) {
    String userId = first.getString(RatingRows.USER);
    HistoryBuilder builder = new HistoryBuilder();
    Row row = first;
    while (row != null && row.getString(RatingRows.USER).equals(userId)) {
      add(row, builder);
      row = nextAccepted();
    }
    pending = row;
    if (builder.isEmpty()) {
      return null;
    }
    UserHistory history = builder.build(nextUser, pseudonyms.of(userId));
    nextUser += step;
    return history;
  }

  private void add(Row row, HistoryBuilder builder) {
    int item = movieIds.positionOf(row.getInt(RatingRows.MOVIE));
    if (item < 0) {
      rejected.add(Rejection.UNKNOWN_MOVIE);
    } else if (builder.put(item, row.getFloat(RatingRows.RATING), row.getLong(RatingRows.TIME))) {
      rejected.add(Rejection.DUPLICATE);
    }
  }
}
