package dev.recommender.service.people;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The record of one person while events are added to it. A changed record is left without what is
 * too old or erased.
 */
final class Recording {
  private final LiveRecord before;
  private final PrivacyRules rules;
  private final Instant now;
  private final KeptInteractions kept = new KeptInteractions();
  private final Set<String> eventIds = new HashSet<>();
  private boolean changed;

  Recording(LiveRecord before, PrivacyRules rules, Instant now) {
    this.before = before;
    this.rules = rules;
    this.now = now;
    before.interactions().stream().flatMap(Interaction::eventIds).forEach(eventIds::add);
    before.interactions().stream().filter(this::isKept).forEach(this::keep);
  }

  EventOutcome add(Event event, IntPredicate isMovie) {
    Interaction said = event.interaction();
    Interaction timed = event.isTimed() ? said : said.at(arrival(said.movieId()));
    EventOutcome outcome = outcome(timed, isMovie);
    if (outcome == EventOutcome.STORED) {
      // Of a clock ahead of ours; kept as it is, it would win over what is said in the meantime.
      put(event.isTimed() && said.time().isAfter(now) ? said.at(now) : timed);
    }
    return outcome;
  }

  boolean knows(int movieId) {
    return kept.of(movieId) != null;
  }

  void undo(int movieId) {
    put(Interaction.undone(movieId, arrival(movieId)));
  }

  /** The record with everything added; the same as before when nothing was. */
  LiveRecord record() {
    return changed
        ? new LiveRecord(
            before.pseudonym(), before.keyId(), before.tombstone(), before.consent(), kept.all())
        : before;
  }

  /** How many interactions had to go because there are too many. */
  int dropped() {
    return changed ? kept.dropped() : 0;
  }

  /** The present, but after whatever another replica wrote whose clock is ahead. */
  private Instant arrival(int movieId) {
    Instant arrival = now;
    Interaction standing = kept.of(movieId);
    if (standing != null && standing.time().isAfter(now)) {
      arrival = after(standing.time(), arrival);
    }
    return before.tombstone() == null ? arrival : after(before.tombstone(), arrival);
  }

  private Instant after(Instant other, Instant arrival) {
    Instant next = other.plusMillis(1);
    return next.isAfter(arrival) && !PrivacyRules.isFuture(next, now) ? next : arrival;
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
    Interaction standing = kept.of(event.movieId());
    if (standing != null && !replaces(event, standing)) {
      return EventOutcome.KNOWN;
    }
    boolean adds = standing == null || standing.undone();
    return adds && kept.areFullOfLaterThan(event.time())
        ? EventOutcome.OLDER_THAN_KEPT
        : EventOutcome.STORED;
  }

  private boolean replaces(Interaction event, Interaction standing) {
    if (PrivacyRules.isFuture(standing.time(), now)) {
      return true;
    }
    return event.time().equals(standing.time())
        ? !event.saysTheSameAs(standing)
        : event.time().isAfter(standing.time());
  }

  private void put(Interaction interaction) {
    kept.put(interaction.replacing(kept.of(interaction.movieId())));
    interaction.eventIds().forEach(eventIds::add);
    changed = true;
  }

  /** Scripts may have written several of one movie. */
  private void keep(Interaction one) {
    Interaction other = kept.of(one.movieId());
    kept.put(other == null ? one : Interaction.later(other, one));
  }

  private boolean isKept(Interaction interaction) {
    return rules.keeps(interaction, now)
        && PrivacyRules.isAfter(before.tombstone(), interaction.time());
  }
}
