package dev.recommender.service.people;

import dev.recommender.service.people.Stored.Revision;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Live records in memory, with revisions as Elasticsearch keeps them. */
public final class InMemoryLiveRecords implements LiveRecords {
  private final Map<Pseudonym, Stored> records = new LinkedHashMap<>();
  private long sequenceNumber;
  private boolean away;
  private boolean ofAnotherKey;

  public void isAway(boolean now) {
    away = now;
  }

  public void areOfAnotherKey(boolean now) {
    ofAnotherKey = now;
  }

  /** Writes over whatever there is. */
  public synchronized void put(LiveRecord record) {
    records.put(record.pseudonym(), new Stored(record, new Revision(sequenceNumber++, 1)));
  }

  /** The record of a person, empty when there is none. */
  public synchronized LiveRecord of(Pseudonym person) {
    Stored stored = records.get(person);
    return stored == null ? LiveRecord.empty(person, "none") : stored.record();
  }

  @Override
  public Map<Pseudonym, LiveRecord> withoutInteractions(Collection<Pseudonym> people) {
    return read(people).values().stream()
        .map(Stored::record)
        .map(record ->
            new LiveRecord(
                record.pseudonym(),
                record.keyId(),
                record.tombstone(),
                record.consent(),
                List.of()))
        .collect(Collectors.toMap(LiveRecord::pseudonym, record -> record));
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
        put(stored.record());
      } else {
        conflicts.add(person);
      }
    }
    return conflicts;
  }

  private void checkAway() {
    if (ofAnotherKey) {
      throw new PseudonymKeyChangedException("another", "this");
    }
    if (away) {
      throw new PeopleUnavailableException(
          "the store of people does not answer", new IllegalStateException());
    }
  }
}
