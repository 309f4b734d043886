package dev.recommender.training.clean;

import dev.recommender.training.people.PeopleRules;
import java.util.Arrays;

/** What one person knows: rows of the data set and interactions, of each movie the later. */
final class KnownMovies {
  private final UserHistory rows;
  private final long watermark;
  private final PersonEvents events;
  private final int[] items;
  private final float[] ratings;
  private final long[] times;
  private int size;
  private int replacedEvents;

  /** Rows up to the watermark are not used; the events are usable ones. */
  KnownMovies(UserHistory rows, long watermark, PersonEvents events) {
    this.rows = rows;
    this.watermark = watermark;
    this.events = events;
    int most = rows.size() + events.size();
    this.items = new int[most];
    this.ratings = new float[most];
    this.times = new long[most];
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
      put(rows.items()[n], rows.ratings()[n], rows.times()[n]);
    }
  }

  private void addEvent(int n) {
    if (!events.undone()[n]) {
      put(events.items()[n], events.ratings()[n], events.times()[n]);
    }
  }

  private void put(int item, float rating, long time) {
    items[size] = item;
    ratings[size] = rating;
    times[size] = time;
    size++;
  }

  boolean isEmpty() {
    return size == 0;
  }

  UserHistory history() {
    return new UserHistory(
        rows.user(),
        rows.pseudonym(),
        Arrays.copyOf(items, size),
        Arrays.copyOf(ratings, size),
        Arrays.copyOf(times, size));
  }

  /** Interactions that a later row of the data set replaced. */
  int replacedEvents() {
    return replacedEvents;
  }
}
