package dev.recommender.training.clean;

import dev.recommender.training.people.Watermarks;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One partition of histories with the interactions of the same people, then the people who have
 * interactions only, by pseudonym, then the counts.
 */
final class JoinIterator implements Iterator<Cleaned> {
  private final Iterator<UserHistory> histories;
  private final SortedMap<String, PersonEvents> events;
  private final Watermarks watermarks;
  private final int partitions;
  private int nextUser;
  private JoinedPeople counts = JoinedPeople.NOBODY;
  private @Nullable Cleaned next;
  private boolean ended;

  JoinIterator(
      Iterator<UserHistory> histories,
      SortedMap<String, PersonEvents> events,
      Watermarks watermarks,
      Place place) {
    this.histories = histories;
    this.events = events;
    this.watermarks = watermarks;
    this.partitions = place.partitions();
    this.nextUser = place.partition();
  }

  /** Where the iterator works: it gives numbers that name the partition. */
  record Place(int partition, int partitions) {}

  @Override
  public boolean hasNext() {
    while (next == null && histories.hasNext()) {
      next = joined(histories.next());
    }
    while (next == null && !events.isEmpty()) {
      next = added(events.firstKey());
    }
    if (next == null && !ended) {
      ended = true;
      next = counts;
    }
    return next != null;
  }

  @Override
  public Cleaned next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Cleaned result = next;
    next = null;
    return result;
  }

  private @Nullable UserHistory joined(UserHistory rows) {
    nextUser = Math.max(nextUser, rows.user() + partitions);
    return known(rows, 0);
  }

  private @Nullable UserHistory added(String pseudonym) {
    UserHistory history = known(UserHistory.empty(nextUser, pseudonym), 1);
    nextUser += history == null ? 0 : partitions;
    return history;
  }

  /** Null when nothing is left of the person. */
  private @Nullable UserHistory known(UserHistory rows, long added) {
    PersonEvents own = events.getOrDefault(rows.pseudonym(), PersonEvents.NONE);
    events.remove(rows.pseudonym());
    KnownMovies known = new KnownMovies(rows, watermarks.of(rows.pseudonym()), own);
    UserHistory history = known.isEmpty() ? null : known.history();
    long people = history == null ? 0 : 1;
    counts =
        counts.plus(
            new JoinedPeople(
                people,
                rows.size() > 0 ? 1 - people : 0,
                people * added,
                history == null ? 0 : history.size(),
                own.size() - known.replacedEvents(),
                own.ignored().plusReplaced(known.replacedEvents())));
    return history;
  }
}
