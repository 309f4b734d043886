package dev.recommender.training.publish;

import java.util.List;

/** What stands in the indices of a version, as read back. */
public record Published(
    long itemCount, long userCount, String itemsChecksum, List<QualityResult> quality) {
  /** Without results of quality rules. */
  public Published(long itemCount, long userCount, String itemsChecksum) {
    this(itemCount, userCount, itemsChecksum, List.of());
  }
}
