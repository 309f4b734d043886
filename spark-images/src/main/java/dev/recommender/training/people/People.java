package dev.recommender.training.people;

import java.time.Instant;

/** The live store of people, as far as training reads it. */
public interface People {
  /**
   * The people of this moment: everything written before is in it, nothing that is written later.
   * Fails with PseudonymKeyChanged, at the latest while reading, when someone's pseudonym was made
   * with another key.
   */
  FrozenPeople freeze(Instant now, String keyId);
}
