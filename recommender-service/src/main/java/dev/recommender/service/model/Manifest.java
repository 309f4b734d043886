package dev.recommender.service.model;

/**
 * What a published version promises, against which its items are verified.
 *
 * @param dimensions length of a vector: the rank, and one more where a bias is part of it
 */
public record Manifest(
    int formatVersion,
    int rank,
    int dimensions,
    int itemCount,
    String itemsChecksum,
    String pseudonymKeyId,
    AlsParameters als) {
  /** The format this service reads. */
  public static final int FORMAT = 1;
}
