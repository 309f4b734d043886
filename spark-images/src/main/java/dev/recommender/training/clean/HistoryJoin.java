package dev.recommender.training.clean;

import dev.recommender.training.people.Watermarks;
import java.util.Iterator;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One partition of histories with the interactions of the same people, then the people who have
 * interactions only, by pseudonym, then the counts.
 */
final class HistoryJoin {
  private final Iterator<UserHistory> histories;
  private final SortedMap<String, PersonEvents> events;
  private final Watermarks watermarks;
  private final int partitions;
  private int nextUser;
  private JoinedPeople counts = JoinedPeople.NOBODY;

  HistoryJoin(
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

  /** To be read once. */
  Iterator<Cleaned> all() {
    return new HistoriesThenTotals(this::nextHistory, () -> counts);
  }

  /** Null at the end. */
  private @Nullable UserHistory nextHistory() {
    UserHistory history = null;
    while (history == null && histories.hasNext()) {
      history = joined(histories.next());
    }
    while (history == null && !events.isEmpty()) {
      history = added(events.firstKey());
    }
    return history;
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
