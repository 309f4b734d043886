package dev.recommender.service.people;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Tombstones in memory. */
public final class InMemoryTombstones implements Tombstones {
  private final Set<Pseudonym> buried = new HashSet<>();

  public void add(Pseudonym pseudonym) {
    buried.add(pseudonym);
  }

  @Override
  public Set<Pseudonym> among(Collection<Pseudonym> people) {
    Set<Pseudonym> found = new HashSet<>(people);
    found.retainAll(buried);
    return found;
  }
}
