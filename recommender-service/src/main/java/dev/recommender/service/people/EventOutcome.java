package dev.recommender.service.people;

/** What became of an event. */
public enum EventOutcome {
  /** It was written. */
  STORED,
  /** It came before, or something later stands. */
  KNOWN,
  /** The person has not agreed, or no longer. */
  CONSENT_REQUIRED,
  /** The model has no such movie. */
  UNKNOWN_MOVIE,
  /** It is further ahead than clocks differ. */
  TIME_IN_FUTURE,
  /** It is not later than the person's erasure. */
  TIME_BEFORE_ERASURE,
  /** It is older than interactions are kept. */
  TIME_BEFORE_RETENTION,
  /** It is older than all others of a person who has as many as are kept. */
  OLDER_THAN_KEPT
}
