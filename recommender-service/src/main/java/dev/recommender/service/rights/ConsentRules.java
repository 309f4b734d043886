package dev.recommender.service.rights;

import dev.recommender.service.people.Consent;
import dev.recommender.service.people.Consent.Decision;
import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.RecordUpdates.Change;
import dev.recommender.service.rights.ConsentChange.BeforeErasure;
import dev.recommender.service.rights.ConsentChange.InFuture;
import dev.recommender.service.rights.ConsentChange.Known;
import dev.recommender.service.rights.ConsentChange.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How statements about consent change a person's record. */
final class ConsentRules {
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private ConsentRules() {}

  /** Applies the statements in turn; one that is refused changes nothing. */
  static Change<List<ConsentChange>> apply(
      LiveRecord record, List<Statement> statements, Instant now) {
    LiveRecord changed = record;
    List<ConsentChange> changes = new ArrayList<>();
    for (Statement statement : statements) {
      ConsentChange change = change(changed, statement, now);
      if (change instanceof Stored(Consent consent)) {
        changed = withConsent(changed, consent);
      }
      changes.add(change);
    }
    return new Change<>(changed, changes);
  }

  private static ConsentChange change(LiveRecord record, Statement statement, Instant now) {
    Instant said = statement.time();
    if (said != null && said.isAfter(now.plus(CLOCK_TOLERANCE))) {
      return new InFuture();
    }
    // A grant a little ahead counts as now: it must not outlive a withdrawal made right after it.
    Instant time = said == null ? latest(record, now) : said.isAfter(now) ? now : said;
    if (record.tombstone() != null && !time.isAfter(record.tombstone())) {
      return new BeforeErasure();
    }
    return with(record.consent(), statement.decidedAt(time));
  }

  // Another replica's clock may be ahead; what is said now must still be what holds.
  private static Instant latest(LiveRecord record, Instant now) {
    Instant latest = now;
    if (record.consent() != null && record.consent().current().time().isAfter(latest)) {
      latest = record.consent().current().time();
    }
    if (record.tombstone() != null && !record.tombstone().isBefore(latest)) {
      latest = record.tombstone().plus(1, ChronoUnit.MILLIS);
    }
    return latest;
  }

  private static ConsentChange with(@Nullable Consent consent, Decision decision) {
    if (consent == null) {
      return new Stored(Consent.first(decision));
    }
    Consent next = consent.with(decision);
    return next.equals(consent) ? new Known(consent) : new Stored(next);
  }

  private static LiveRecord withConsent(LiveRecord record, Consent consent) {
    return new LiveRecord(
        record.pseudonym(), record.keyId(), record.tombstone(), consent, record.interactions());
  }
}
