package dev.recommender.training.clean;

import dev.recommender.training.people.PeopleRules;

/** What one person knows: rows of the data set and interactions, of each movie the later. */
final class KnownMovies {
  private final UserHistory rows;
  private final long watermark;
  private final PersonEvents events;
  private final HistoryBuilder known = new HistoryBuilder();
  private int replacedEvents;

  /** Rows up to the watermark are not used; the events are usable ones. */
  KnownMovies(UserHistory rows, long watermark, PersonEvents events) {
    this.rows = rows;
    this.watermark = watermark;
    this.events = events;
    merge();
  }

  /** Both sides are in the order of the catalogue. */
  private void merge() {
    int row = 0;
    int event = 0;
    while (row < rows.size() || event < events.size()) {
      int byRow = row < rows.size() ? rows.items()[row] : Integer.MAX_VALUE;
      int byEvent = event < events.size() ? events.items()[event] : Integer.MAX_VALUE;
      if (byRow < byEvent) {
        addRow(row++);
      } else if (byEvent < byRow) {
        addEvent(event++);
      } else {
        addLater(row++, event++);
      }
    }
  }

  private void addLater(int row, int event) {
    boolean rowCounts = PeopleRules.rowUsable(rows.times()[row], watermark);
    if (rowCounts && !PeopleRules.replacesRow(events.times()[event], rows.times()[row])) {
      replacedEvents++;
      addRow(row);
    } else {
      addEvent(event);
    }
  }

  private void addRow(int n) {
    if (PeopleRules.rowUsable(rows.times()[n], watermark)) {
      known.put(rows.items()[n], rows.ratings()[n], rows.times()[n]);
    }
  }

  private void addEvent(int n) {
    if (!events.undone()[n]) {
      known.put(events.items()[n], events.ratings()[n], events.times()[n]);
    }
  }

  boolean isEmpty() {
    return known.isEmpty();
  }

  UserHistory history() {
    return known.build(rows.user(), rows.pseudonym());
  }

  /** Interactions that a later row of the data set replaced. */
  int replacedEvents() {
    return replacedEvents;
  }
}
