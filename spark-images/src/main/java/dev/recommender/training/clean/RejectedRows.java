package dev.recommender.training.clean;

import java.util.EnumMap;
import java.util.Map;

/** Rows that are not used, counted by reason. */
public record RejectedRows(Map<Rejection, Long> counts) implements Cleaned {
  public RejectedRows() {
    this(new EnumMap<>(Rejection.class));
  }

  void add(Rejection rejection) {
    counts.merge(rejection, 1L, Long::sum);
  }

  void addAll(RejectedRows other) {
    other.counts.forEach((rejection, count) -> counts.merge(rejection, count, Long::sum));
  }

  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
