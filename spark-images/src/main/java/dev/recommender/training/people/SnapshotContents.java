package dev.recommender.training.people;

import java.time.Instant;

/**
 * What a snapshot held, for the record.
 *
 * @param hash the same as long as nothing that is used changed
 * @param people documents of the people index
 * @param leftOut those of them that are erased, even if a new history began, or do not agree
 * @param interactions all that could be read, 0 when they are not included
 */
public record SnapshotContents(
    String hash, Instant takenAt, int people, int leftOut, long interactions) {}
