package dev.recommender.service.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The live records of people, read in real time: every replica sees the latest write at once. Every
 * method throws {@link PeopleUnavailableException} when the store does not answer, and {@link
 * PseudonymKeyChangedException} when a record was written under another key.
 */
public interface LiveRecords {
  /** The records of those who have one. */
  Map<Pseudonym, Stored> read(Collection<Pseudonym> people);

  /** The same without interactions, which may be many; so they cannot be written again. */
  Map<Pseudonym, LiveRecord> withoutInteractions(Collection<Pseudonym> people);

  /**
   * Writes each record whose revision is still the one given, durably, and returns the people whose
   * record has changed since it was read and was therefore not written.
   */
  Set<Pseudonym> write(List<Stored> records);
}
