package dev.recommender.training.clean;

import dev.recommender.training.people.Interaction;
import java.io.Serializable;
import java.util.SortedMap;

/**
 * The latest usable interaction of a person with each movie: arrays that run in parallel, in the
 * order of the catalogue; times are epoch seconds.
 */
// Of the size of the interactions, so arrays of primitives; never compared.
@SuppressWarnings("ArrayRecordComponent")
record PersonEvents(
    int[] items, float[] ratings, long[] times, boolean[] undone, IgnoredInteractions ignored)
    implements Serializable {
  static final PersonEvents NONE =
      new PersonEvents(
          new int[0], new float[0], new long[0], new boolean[0], IgnoredInteractions.NONE);

  static PersonEvents of(SortedMap<Integer, Interaction> latest, IgnoredInteractions ignored) {
    int size = latest.size();
    PersonEvents events =
        new PersonEvents(
            new int[size], new float[size], new long[size], new boolean[size], ignored);
    int n = 0;
    for (var entry : latest.entrySet()) {
      events.items[n] = entry.getKey();
      events.ratings[n] = entry.getValue().rating();
      events.times[n] = entry.getValue().epochSeconds();
      events.undone[n] = entry.getValue().undone();
      n++;
    }
    return events;
  }

  int size() {
    return items.length;
  }

  boolean saysNothing() {
    return items.length == 0 && ignored.equals(IgnoredInteractions.NONE);
  }
}
