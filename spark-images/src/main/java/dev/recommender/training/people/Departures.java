package dev.recommender.training.people;

import dev.recommender.training.failure.RunFailure;
import java.time.Clock;
import java.util.Set;

/** Tells who was erased or no longer agrees since a snapshot; reads the store when it is asked. */
public final class Departures {
  private static final int ATTEMPTS = 3;

  private final People people;
  private final PeopleSnapshot before;
  private final String keyId;
  private final Clock clock;

  public Departures(People people, PeopleSnapshot before, String keyId, Clock clock) {
    this.people = people;
    this.before = before;
    this.keyId = keyId;
    this.clock = clock;
  }

  /** The pseudonyms of those of whom less may be used than when the snapshot was taken. */
  public Set<String> untilNow() {
    for (int attempt = 1; ; attempt++) {
      try {
        return before.watermarks().raisedBy(now());
      } catch (RunFailure e) {
        if (attempt == ATTEMPTS || !e.reason().equals(PeopleReader.SNAPSHOT_LOST)) {
          throw e;
        }
      }
    }
  }

  /** Of a moment of its own, so a lost one is replaced by a later one. */
  private Watermarks now() {
    Watermarks now = new Watermarks(before.rules());
    try (FrozenPeople frozen = people.freeze(clock.instant(), keyId);
        PersonStream all = frozen.reader().read(Slice.STANDING_OF_ALL)) {
      all.forEachRemaining(person -> now.put(person.pseudonym(), before.rules().watermark(person)));
    }
    return now;
  }
}
