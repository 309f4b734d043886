package dev.recommender.service.rights;

import dev.recommender.service.people.Consent;
import dev.recommender.service.people.Consent.Decision;
import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.RecordUpdates.Change;
import dev.recommender.service.rights.JournalEntry.Erased;
import dev.recommender.service.rights.JournalEntry.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How decisions on record change a restored person; what holds already changes nothing. */
final class JournalRules {
  private final ConsentRules consents;

  JournalRules(Instant now) {
    // Each statement has the time that it was given when it was made.
    this.consents = new ConsentRules(now, false);
  }

  /**
   * Whether the record changed, and until when training began of which all that it learnt of the
   * person must go; null when nothing must.
   */
  record Effect(boolean changed, @Nullable Instant forgetsUntil) {}

  Change<Effect> apply(LiveRecord record, List<JournalEntry> entries) {
    LiveRecord changed = record;
    for (JournalEntry entry : entries) {
      changed =
          switch (entry) {
            case Erased(_, Instant at) -> buried(changed, at);
            case Said said -> consents.apply(changed, List.of(said.statement())).record();
          };
    }
    boolean erased = entries.stream().anyMatch(Erased.class::isInstance);
    Instant until = erased ? forgetsUntil(record, changed) : null;
    return new Change<>(
        changed,
        new Effect(!changed.equals(record), refuses(changed.consent()) ? Instant.MAX : until));
  }

  // Who lacked the erasure may have been trained on since without it; who had it already may have
  // come back, and what was learnt after it stays.
  private static @Nullable Instant forgetsUntil(LiveRecord before, LiveRecord after) {
    return Objects.equals(before.tombstone(), after.tombstone()) ? after.tombstone() : Instant.MAX;
  }

  /** What is later than the erasure began a new history, which stays. */
  private static LiveRecord buried(LiveRecord record, Instant at) {
    if (record.tombstone() != null && !record.tombstone().isBefore(at)) {
      return record;
    }
    return new LiveRecord(
        record.pseudonym(),
        record.keyId(),
        at,
        since(record.consent(), at),
        record.interactions().stream().filter(one -> one.time().isAfter(at)).toList());
  }

  private static @Nullable Consent since(@Nullable Consent consent, Instant erasure) {
    if (consent == null) {
      return null;
    }
    List<Decision> later = new ArrayList<>();
    Stream.concat(consent.history().stream(), Stream.of(consent.current()))
        .filter(decision -> decision.time().isAfter(erasure))
        .forEach(later::add);
    return later.isEmpty() ? null : new Consent(later.removeLast(), later);
  }

  private static boolean refuses(@Nullable Consent consent) {
    return consent != null && consent.current().isRefusal();
  }
}
