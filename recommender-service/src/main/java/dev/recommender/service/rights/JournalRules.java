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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How decisions on record change a restored person; what holds already changes nothing. */
final class JournalRules {
  private final ConsentRules consents;

  JournalRules(Instant now) {
    // Each statement has the time that it was given when it was made.
    this.consents = new ConsentRules(now, false);
  }

  /** Whether the record changed, and whether what training learnt of the person must go. */
  record Effect(boolean changed, boolean forgets) {}

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
    return new Change<>(
        changed, new Effect(!changed.equals(record), erased || refuses(changed.consent())));
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
