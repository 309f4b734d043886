package dev.recommender.service.people;

import java.util.Collection;
import java.util.Set;

/** Who asked to be forgotten. */
public interface Tombstones {
  /**
   * Those among the given people whose data must not be used, as of now; throws {@link
   * PeopleUnavailableException} when the store does not answer.
   */
  Set<Pseudonym> among(Collection<Pseudonym> people);
}
