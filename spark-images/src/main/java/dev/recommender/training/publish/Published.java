package dev.recommender.training.publish;

/** What stands in the indices of a version, as read back. */
public record Published(long itemCount, long userCount, String itemsChecksum) {}
