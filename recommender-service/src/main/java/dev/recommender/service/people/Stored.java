package dev.recommender.service.people;

/** A live record as it was read, with the revision that a write must still find. */
public record Stored(LiveRecord record, Revision revision) {
  /** Elasticsearch's sequence number and primary term of a document. */
  public record Revision(long sequenceNumber, long primaryTerm) {
    /** The document does not exist. */
    public static final Revision ABSENT = new Revision(-1, -1);
  }
}
