package dev.recommender.service.people;

import dev.recommender.service.people.Stored.Revision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Changes live records while others do: whatever somebody else changed is read and tried again. */
public final class RecordUpdates {
  private static final int ATTEMPTS = 25;
  private static final int LONGEST_PAUSE_MILLIS = 200;
  // A record may have megabytes.
  private static final int PEOPLE_AT_ONCE = 50;
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final LiveRecords records;
  private final String keyId;
  private final Duration longest;

  /** Records of people who have none yet name this key. */
  public RecordUpdates(LiveRecords records, String keyId) {
    this(records, keyId, LONGEST);
  }

  RecordUpdates(LiveRecords records, String keyId, Duration longest) {
    this.records = records;
    this.keyId = keyId;
    this.longest = longest;
  }

  /** The record as it is to be, and what came of the change. */
  public record Change<T>(LiveRecord record, T result) {}

  /** {@link #update} without a result. */
  public void change(Collection<Pseudonym> people, UnaryOperator<LiveRecord> change) {
    Map<Pseudonym, Boolean> _ = update(people, record -> new Change<>(change.apply(record), true));
  }

  /**
   * Changes the record of each person, durably, and returns what came of it. The change may be
   * asked for more than once; an equal record is not written. Throws {@link
   * PeopleUnavailableException} when the store does not answer, others always come first or it
   * takes too long; some records may have been written then.
   */
  public <T> Map<Pseudonym, T> update(
      Collection<Pseudonym> people, Function<LiveRecord, Change<T>> change) {
    Map<Pseudonym, T> results = new HashMap<>();
    List<Pseudonym> everyone = List.copyOf(new LinkedHashSet<>(people));
    long started = System.nanoTime();
    for (int from = 0; from < everyone.size(); from += PEOPLE_AT_ONCE) {
      int to = Math.min(from + PEOPLE_AT_ONCE, everyone.size());
      update(everyone.subList(from, to), change, results, started);
    }
    return results;
  }

  private <T> void update(
      List<Pseudonym> people,
      Function<LiveRecord, Change<T>> change,
      Map<Pseudonym, T> results,
      long started) {
    Set<Pseudonym> left = Set.copyOf(people);
    for (int attempt = 1; !left.isEmpty(); attempt++) {
      checkTime(started);
      left = attempt(left, change, results);
      if (!left.isEmpty()) {
        pauseAfter(attempt);
      }
    }
  }

  private void checkTime(long started) {
    if (System.nanoTime() - started > longest.toNanos()) {
      throw new PeopleUnavailableException("changing records took longer than " + longest);
    }
  }

  private <T> Set<Pseudonym> attempt(
      Set<Pseudonym> people, Function<LiveRecord, Change<T>> change, Map<Pseudonym, T> results) {
    Map<Pseudonym, Stored> stored = records.read(people);
    List<Stored> changed = new ArrayList<>();
    for (Pseudonym person : people) {
      Stored before = stored.getOrDefault(person, absent(person));
      Change<T> after = change.apply(before.record());
      results.put(person, after.result());
      if (!after.record().equals(before.record())) {
        changed.add(new Stored(after.record(), before.revision()));
      }
    }
    return changed.isEmpty() ? Set.of() : records.write(changed);
  }

  private Stored absent(Pseudonym person) {
    return new Stored(LiveRecord.empty(person, keyId), Revision.ABSENT);
  }

  /** Longer after each attempt, and by chance, so that writers do not meet again. */
  private static void pauseAfter(int attempt) {
    if (attempt == ATTEMPTS) {
      throw new PeopleUnavailableException(
          "a record was changed by others at each of %d attempts to write it".formatted(ATTEMPTS));
    }
    int longest = attempt < 8 ? 1 << attempt : LONGEST_PAUSE_MILLIS;
    try {
      Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextInt(longest + 1)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PeopleUnavailableException("the service is shutting down", e);
    }
  }
}
