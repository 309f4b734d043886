package dev.recommender.training.publish;

import java.util.List;

/** What stands in the indices of a version, as read back. */
public record Published(
    long itemCount, long userCount, String itemsChecksum, List<QualityResult> quality) {}
