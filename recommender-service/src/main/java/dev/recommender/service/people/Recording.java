package dev.recommender.service.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The record of one person while events are added to it. A changed record is left without what is
 * too old or erased.
 */
final class Recording {
  /** Of interactions, and of undone marks. */
  static final int MOST_KEPT = 10_000;

  private final LiveRecord before;
  private final PrivacyRules rules;
  private final Instant now;
  private final Map<Integer, Interaction> byMovie = new LinkedHashMap<>();
  private final Set<String> eventIds = new HashSet<>();
  private boolean changed;
  private int dropped;

  Recording(LiveRecord before, PrivacyRules rules, Instant now) {
    this.before = before;
    this.rules = rules;
    this.now = now;
    for (Interaction one : before.interactions()) {
      one.eventIds().forEach(eventIds::add);
      if (isKept(one)) {
        byMovie.merge(one.movieId(), one, Interaction::later);
      }
    }
  }

  EventOutcome add(Interaction event, IntPredicate isMovie) {
    EventOutcome outcome = outcome(event, isMovie);
    if (outcome == EventOutcome.STORED) {
      // Of a clock ahead of ours; kept as it is, it would win over what is said in the meantime.
      put(event.time().isAfter(now) ? event.at(now) : event);
    }
    return outcome;
  }

  boolean knows(int movieId) {
    return byMovie.containsKey(movieId);
  }

  void undo(int movieId) {
    put(Interaction.undone(movieId, now));
  }

  /** The record with everything added; the same as before when nothing was. */
  LiveRecord record() {
    return changed
        ? new LiveRecord(
            before.pseudonym(),
            before.keyId(),
            before.tombstone(),
            before.consent(),
            List.copyOf(byMovie.values()))
        : before;
  }

  /** How many interactions had to go because there are too many. */
  int dropped() {
    return dropped;
  }

  private EventOutcome outcome(Interaction event, IntPredicate isMovie) {
    if (rules.objection(before.consent()).isPresent()) {
      return EventOutcome.CONSENT_REQUIRED;
    }
    if (event.eventIds().anyMatch(eventIds::contains)) {
      return EventOutcome.KNOWN;
    }
    if (!isMovie.test(event.movieId())) {
      return EventOutcome.UNKNOWN_MOVIE;
    }
    return inTime(event);
  }

  private EventOutcome inTime(Interaction event) {
    if (PrivacyRules.isFuture(event.time(), now)) {
      return EventOutcome.TIME_IN_FUTURE;
    }
    if (!PrivacyRules.isAfter(before.tombstone(), event.time())) {
      return EventOutcome.TIME_BEFORE_ERASURE;
    }
    if (!rules.keeps(event, now)) {
      return EventOutcome.TIME_BEFORE_RETENTION;
    }
    return besideOthers(event);
  }

  private EventOutcome besideOthers(Interaction event) {
    Interaction standing = byMovie.get(event.movieId());
    if (standing != null && !replaces(event, standing)) {
      return EventOutcome.KNOWN;
    }
    boolean adds = standing == null || standing.undone();
    return adds && isOlderThanKept(event) ? EventOutcome.OLDER_THAN_KEPT : EventOutcome.STORED;
  }

  private boolean replaces(Interaction event, Interaction standing) {
    if (PrivacyRules.isFuture(standing.time(), now)) {
      return true;
    }
    return event.time().equals(standing.time())
        ? !event.saysTheSameAs(standing)
        : event.time().isAfter(standing.time());
  }

  private boolean isOlderThanKept(Interaction event) {
    return excess(false, MOST_KEPT - 1)
        .filter(oldest -> !event.time().isAfter(oldest.time()))
        .isPresent();
  }

  private void put(Interaction interaction) {
    int movie = interaction.movieId();
    byMovie.put(movie, interaction.replacing(byMovie.get(movie)));
    interaction.eventIds().forEach(eventIds::add);
    excess(interaction.undone(), MOST_KEPT).ifPresent(this::drop);
    changed = true;
  }

  private void drop(Interaction oldest) {
    byMovie.remove(oldest.movieId());
    dropped++;
  }

  /** The oldest mark or interaction when there are more than so many of its kind. */
  private Optional<Interaction> excess(boolean undone, int most) {
    if (byMovie.size() <= most) {
      return Optional.empty();
    }
    List<Interaction> kind =
        byMovie.values().stream().filter(one -> one.undone() == undone).toList();
    return kind.size() <= most
        ? Optional.empty()
        : kind.stream().min(Comparator.comparing(Interaction::time));
  }

  private boolean isKept(Interaction interaction) {
    return rules.keeps(interaction, now)
        && PrivacyRules.isAfter(before.tombstone(), interaction.time());
  }
}
