package dev.recommender.service.model;

/** What the version document says about a version. */
public sealed interface VersionLookup {
  /** There is no such document. */
  record Absent() implements VersionLookup {}

  /** Its training has not finished; {@code state} is the version's state. */
  record Incomplete(String state) implements VersionLookup {}

  /** It is written in a format that this service does not read. */
  record UnknownFormat(int formatVersion) implements VersionLookup {}

  /** It is complete and can be loaded. */
  record Published(Manifest manifest, TrainingReport report) implements VersionLookup {}
}
