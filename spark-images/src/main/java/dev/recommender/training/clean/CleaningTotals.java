package dev.recommender.training.clean;

import dev.recommender.training.people.Stars;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is counted while the ratings pass by; totals of parts add up to those of the whole in any
 * order.
 */
final class CleaningTotals implements Cleaned {
  private final RejectedRows rejected = new RejectedRows();
  private final TreeMap<Integer, Long> linesByPart = new TreeMap<>();
  private final long[] byHalfStar = new long[Stars.BUCKETS];
  private final int[] byItem;
  private long users;
  private long newest;

  CleaningTotals(int items) {
    byItem = new int[items];
  }

  void add(PartReport report) {
    linesByPart.put(report.part(), report.lines());
    rejected.addAll(report.rejected());
  }

  void add(UserHistory history) {
    users++;
    for (int n = 0; n < history.size(); n++) {
      byItem[history.items()[n]]++;
      byHalfStar[Stars.bucket(history.ratings()[n])]++;
      newest = Math.max(newest, history.times()[n]);
    }
  }

  CleaningTotals plus(CleaningTotals other) {
    rejected.addAll(other.rejected);
    linesByPart.putAll(other.linesByPart);
    Arrays.setAll(byHalfStar, n -> byHalfStar[n] + other.byHalfStar[n]);
    Arrays.setAll(byItem, n -> byItem[n] + other.byItem[n]);
    users += other.users;
    newest = Math.max(newest, other.newest);
    return this;
  }

  RejectedRows rejected() {
    return rejected;
  }

  SortedMap<Integer, Long> linesByPart() {
    return linesByPart;
  }

  long[] byHalfStar() {
    return byHalfStar;
  }

  int[] byItem() {
    return byItem;
  }

  long users() {
    return users;
  }

  /** In epoch seconds, 0 when nothing has a time. */
  long newest() {
    return newest;
  }
}
