package dev.recommender.service.people;

/** A live record was written under another pseudonym key than this service has. */
public final class PseudonymKeyChangedException extends RuntimeException {
  public PseudonymKeyChangedException(String found, String expected) {
    super(
        "a record of a person was written under the pseudonym key \"%s\", this service has \"%s\""
            .formatted(found, expected));
  }
}
