package dev.recommender.service.model;

/** What a published version promises, against which its items are verified. */
public record Manifest(
    int formatVersion, int rank, int itemCount, String itemsChecksum, String pseudonymKeyId) {
  /** The format this service reads. */
  public static final int FORMAT = 1;
}
