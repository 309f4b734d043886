package dev.recommender.service.people;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Records what people say of movies, durably; the next answer of every replica shows it. Every
 * method throws {@link PeopleUnavailableException} when the store does not answer; to send the same
 * again is harmless.
 */
public final class Events {
  private final RecordUpdates updates;
  private final Profiles profiles;
  private final PrivacyRules rules;
  private final InstantSource clock;

  public Events(RecordUpdates updates, Profiles profiles, PrivacyRules rules, InstantSource clock) {
    this.updates = updates;
    this.profiles = profiles;
    this.rules = rules;
    this.clock = clock;
  }

  /** What became of each event, in order, and how many older interactions made room for them. */
  public record Recorded(List<EventOutcome> outcomes, int dropped) {
    public Recorded {
      outcomes = List.copyOf(outcomes);
    }
  }

  /** The present, as precise as times are kept. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Records events about movies of the catalogue; those of one person in their order. */
  public Recorded record(List<Event> events, IntPredicate isMovie) {
    Instant now = now();
    Map<Pseudonym, List<Integer>> positions =
        IntStream.range(0, events.size())
            .boxed()
            .collect(groupingBy(at -> events.get(at).person(), LinkedHashMap::new, toList()));
    EventOutcome[] outcomes = new EventOutcome[events.size()];
    Map<Pseudonym, Integer> dropped = new HashMap<>();
    updates.change(
        positions.keySet(),
        record -> {
          Recording recording = new Recording(record, rules, now);
          for (int at : positions.getOrDefault(record.pseudonym(), List.of())) {
            outcomes[at] = recording.add(events.get(at), isMovie);
          }
          dropped.put(record.pseudonym(), recording.dropped());
          return recording.record();
        });
    return new Recorded(
        List.of(outcomes), dropped.values().stream().mapToInt(Integer::intValue).sum());
  }

  /**
   * Marks a movie as undone, also one of which only the data set tells; consent is not asked for.
   * Returns false, and writes nothing, when neither catalogue nor person knows the movie; of a
   * person of whom nothing is held there is nothing to mark.
   */
  public boolean undo(Pseudonym person, int movieId, boolean isMovie) {
    Instant now = now();
    AtomicBoolean undone = new AtomicBoolean();
    updates.change(
        List.of(person),
        record -> {
          Recording recording = new Recording(record, rules, now);
          undone.set(isMovie || recording.knows(movieId));
          if (undone.get() && isHeld(record)) {
            recording.undo(movieId);
          }
          return recording.record();
        });
    return undone.get();
  }

  private boolean isHeld(LiveRecord record) {
    return !record.equals(LiveRecord.empty(record.pseudonym(), record.keyId()))
        || profiles.profile(record.pseudonym()).isPresent();
  }
}
