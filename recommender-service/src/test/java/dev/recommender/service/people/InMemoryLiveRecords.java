package dev.recommender.service.people;

import dev.recommender.service.people.Stored.Revision;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Live records in memory, with revisions as Elasticsearch keeps them. */
public final class InMemoryLiveRecords implements LiveRecords {
  private final Map<Pseudonym, Stored> records = new LinkedHashMap<>();
  private long sequenceNumber;
  private boolean away;

  public void isAway(boolean now) {
    away = now;
  }

  @Override
  public synchronized Map<Pseudonym, Stored> read(Collection<Pseudonym> people) {
    checkAway();
    Map<Pseudonym, Stored> found = new LinkedHashMap<>(records);
    found.keySet().retainAll(new HashSet<>(people));
    return found;
  }

  @Override
  public synchronized Set<Pseudonym> write(List<Stored> changed) {
    checkAway();
    Set<Pseudonym> conflicts = new HashSet<>();
    for (Stored stored : changed) {
      Pseudonym person = stored.record().pseudonym();
      Stored now = records.get(person);
      if (stored.revision().equals(now == null ? Revision.ABSENT : now.revision())) {
        records.put(person, new Stored(stored.record(), new Revision(sequenceNumber++, 1)));
      } else {
        conflicts.add(person);
      }
    }
    return conflicts;
  }

  private void checkAway() {
    if (away) {
      throw new PeopleUnavailableException(
          "the store of people does not answer", new IllegalStateException());
    }
  }
}
