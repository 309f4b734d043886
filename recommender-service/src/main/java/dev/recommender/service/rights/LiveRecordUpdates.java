package dev.recommender.service.rights;

import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.LiveRecords;
import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.Stored;
import dev.recommender.service.people.Stored.Revision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Changes live records so that no change made by others at the same time is lost. */
final class LiveRecordUpdates {
  private static final int ATTEMPTS = 10;

  private final LiveRecords records;
  private final String keyId;

  /** New records get the given key id. */
  LiveRecordUpdates(LiveRecords records, String keyId) {
    this.records = records;
    this.keyId = keyId;
  }

  /** The record as it is to be, and what came of the change. */
  record Change<T>(LiveRecord record, T result) {}

  /**
   * Applies the change to each person's latest record and returns what came of it; an equal record
   * is not written. The change is computed again when somebody else was faster.
   */
  <T> Map<Pseudonym, T> update(
      Collection<Pseudonym> people, Function<LiveRecord, Change<T>> change) {
    Map<Pseudonym, T> results = new HashMap<>();
    Set<Pseudonym> left = Set.copyOf(people);
    for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
      left = attempt(left, change, results);
    }
    if (!left.isEmpty()) {
      throw new PeopleUnavailableException(
          "a record kept changing while it was to be written; try again",
          new IllegalStateException("%d conflicts in a row".formatted(ATTEMPTS)));
    }
    return results;
  }

  private <T> Set<Pseudonym> attempt(
      Set<Pseudonym> people, Function<LiveRecord, Change<T>> change, Map<Pseudonym, T> results) {
    Map<Pseudonym, Stored> found = records.read(people);
    List<Stored> changed = new ArrayList<>();
    for (Pseudonym person : people) {
      Stored stored = found.getOrDefault(person, absent(person));
      Change<T> next = change.apply(stored.record());
      results.put(person, next.result());
      if (!next.record().equals(stored.record())) {
        changed.add(new Stored(next.record(), stored.revision()));
      }
    }
    return changed.isEmpty() ? Set.of() : new HashSet<>(records.write(changed));
  }

  private Stored absent(Pseudonym person) {
    return new Stored(LiveRecord.empty(person, keyId), Revision.ABSENT);
  }
}
