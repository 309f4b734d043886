package dev.recommender.service;

import dev.recommender.service.people.LiveRecords;
import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.Stored;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stands where the store of live records is to be wired; says that it is away. */
final class UnwiredLiveRecords implements LiveRecords {
  @Override
  public Map<Pseudonym, Stored> read(Collection<Pseudonym> people) {
    throw away();
  }

  @Override
  public Set<Pseudonym> write(List<Stored> records) {
    throw away();
  }

  private static PeopleUnavailableException away() {
    return new PeopleUnavailableException(
        "live records are not kept yet", new UnsupportedOperationException());
  }
}
