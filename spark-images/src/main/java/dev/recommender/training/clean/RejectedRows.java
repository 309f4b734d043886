package dev.recommender.training.clean;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Rows that are not used: counted by reason, with the positions of the first of each. */
public final class RejectedRows implements Serializable {
  static final int SHOWN = 5;

  private final Map<Rejection, Long> counts = new EnumMap<>(Rejection.class);
  private final Map<Rejection, TreeSet<Long>> first = new EnumMap<>(Rejection.class);

  void add(Rejection rejection, long position) {
    counts.merge(rejection, 1L, Long::sum);
    show(rejection, position);
  }

  private void show(Rejection rejection, long position) {
    TreeSet<Long> shown = first.computeIfAbsent(rejection, reason -> new TreeSet<>());
    shown.add(position);
    if (shown.size() > SHOWN) {
      shown.pollLast();
    }
  }

  void addAll(RejectedRows other) {
    other.counts.forEach((rejection, count) -> counts.merge(rejection, count, Long::sum));
    other.first.forEach((rejection, shown) -> shown.forEach(row -> show(rejection, row)));
  }

  public Map<Rejection, Long> counts() {
    return counts;
  }

  /** Positions of the first rows by reason: a movie's is its line, a rating's a position. */
  Map<Rejection, ? extends SortedSet<Long>> first() {
    return first;
  }

  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
