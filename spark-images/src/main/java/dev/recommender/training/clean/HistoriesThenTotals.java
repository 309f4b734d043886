package dev.recommender.training.clean;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One partition's histories, one at a time, then what was counted on the way. */
final class HistoriesThenTotals implements Iterator<Cleaned> {
  private final Supplier<@Nullable UserHistory> histories;
  private final Supplier<Cleaned> totals;
  private @Nullable Cleaned next;
  private boolean ended;

  /** The histories end with a null; the totals are asked for after it. */
  HistoriesThenTotals(Supplier<@Nullable UserHistory> histories, Supplier<Cleaned> totals) {
    this.histories = histories;
    this.totals = totals;
  }

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      next = histories.get();
      if (next == null) {
        ended = true;
        next = totals.get();
      }
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
}
