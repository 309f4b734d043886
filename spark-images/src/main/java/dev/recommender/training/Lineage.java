package dev.recommender.training;

import dev.recommender.training.people.SnapshotContents;

/** What a version was made from: files, the key of its pseudonyms, and people at one moment. */
record Lineage(String datasetHash, String pseudonymKeyId, SnapshotContents people) {}
