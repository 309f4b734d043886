package dev.recommender.service.rights;

import dev.recommender.service.people.InMemoryLiveRecords;
import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.LiveRecords;
import dev.recommender.service.people.PrivacyRules;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.Stored;
import dev.recommender.service.people.Stored.Revision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Stores in memory that any number of replicas share, and a clock that stands still. */
public final class RightsWorld {
  public static final String KEY_ID = "136cf9d878e45dd4";
  public static final Duration RETENTION = Duration.ofDays(365);

  public final SetClock clock = new SetClock("2026-06-01T12:00:00Z");
  public final InMemoryLiveRecords records;
  public final InMemoryUsersDocuments documents = new InMemoryUsersDocuments();
  public final InMemoryAuditLog log = new InMemoryAuditLog();
  final List<Pseudonym> everyone = new ArrayList<>();

  public RightsWorld(InMemoryLiveRecords records) {
    this.records = records;
  }

  /** What one more replica answers from. */
  public Rights rights() {
    return rights(records);
  }

  Rights rights(LiveRecords live) {
    Audit audit = new Audit(log, clock);
    return new Rights(
        new Consents(live, KEY_ID, documents, audit, clock),
        new Exports(live, documents, audit, clock),
        new Erasure(live, KEY_ID, documents, audit, clock),
        audit);
  }

  RetentionSweep sweep(LiveRecords live) {
    return new RetentionSweep(
        pages -> pages.accept(List.copyOf(everyone)),
        live,
        new PrivacyRules(false, RETENTION),
        new Audit(log, clock),
        clock);
  }

  public void add(LiveRecord record) {
    everyone.add(record.pseudonym());
    Set<Pseudonym> conflicts = records.write(List.of(new Stored(record, Revision.ABSENT)));
    if (!conflicts.isEmpty()) {
      throw new AssertionError("there is a record already");
    }
  }

  public LiveRecord record(Pseudonym person) {
    return Objects.requireNonNull(records.read(Set.of(person)).get(person), "a record").record();
  }
}
