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

  private final Instant now;
  private final boolean refusalsHold;

  /**
   * Refusals hold when people make them now, whatever time they carry; those of a list may be old.
   */
  ConsentRules(Instant now, boolean refusalsHold) {
    this.now = now;
    this.refusalsHold = refusalsHold;
  }

  /** Applies the statements in turn; one that is refused changes nothing. */
  Change<List<ConsentChange>> apply(LiveRecord record, List<Statement> statements) {
    LiveRecord changed = record;
    List<ConsentChange> changes = new ArrayList<>();
    for (Statement statement : statements) {
      ConsentChange change = change(changed, statement);
      if (change instanceof Stored(Consent consent, _)) {
        changed = withConsent(changed, consent);
      }
      changes.add(change);
    }
    return new Change<>(changed, changes);
  }

  private ConsentChange change(LiveRecord record, Statement statement) {
    Instant said = statement.time();
    if (said != null && said.isAfter(now.plus(CLOCK_TOLERANCE))) {
      return new InFuture();
    }
    // A grant a little ahead counts as now: it must not outlive a withdrawal made right after it.
    Instant time = said == null ? latest(record, statement) : said.isAfter(now) ? now : said;
    if (record.tombstone() != null && !time.isAfter(record.tombstone())) {
      return new BeforeErasure();
    }
    return with(record.consent(), statement.decidedAt(time));
  }

  // Another replica's clock may be ahead; what is said now must still be what holds.
  private Instant latest(LiveRecord record, Statement statement) {
    Instant latest = now;
    if (record.consent() != null && !record.consent().current().time().isBefore(latest)) {
      Decision current = record.consent().current();
      boolean yields = current.isRefusal() && !statement.decidedAt(now).isRefusal();
      latest = yields ? current.time().plus(1, ChronoUnit.MILLIS) : current.time();
    }
    if (record.tombstone() != null && !record.tombstone().isBefore(latest)) {
      latest = record.tombstone().plus(1, ChronoUnit.MILLIS);
    }
    return latest;
  }

  private ConsentChange with(@Nullable Consent consent, Decision decision) {
    if (consent == null) {
      return new Stored(Consent.first(decision), decision);
    }
    Decision taken = lifted(decision, consent);
    Consent next = consent.with(taken);
    return next.equals(consent) ? new Known(consent) : new Stored(next, taken);
  }

  /** Only what is on record already may be an old message that came twice. */
  private Decision lifted(Decision decision, Consent consent) {
    Instant current = consent.current().time();
    boolean isLate = refusalsHold && decision.isRefusal() && decision.time().isBefore(current);
    return isLate && !consent.history().contains(decision) ? decision.at(current) : decision;
  }

  private static LiveRecord withConsent(LiveRecord record, Consent consent) {
    return new LiveRecord(
        record.pseudonym(), record.keyId(), record.tombstone(), consent, record.interactions());
  }
}
