package dev.recommender.service.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.service.people.Consent;
import dev.recommender.service.people.Consent.Status;
import dev.recommender.service.people.InMemoryLiveRecords;
import dev.recommender.service.people.Interaction;
import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.RecordUpdates;
import dev.recommender.service.rights.AuditRecord.Outcome;
import dev.recommender.service.rights.JournalEntry.Erased;
import dev.recommender.service.rights.JournalEntry.Said;
import dev.recommender.service.rights.Reapplication.Reapplied;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReapplicationTest {
  private static final Pseudonym ANNE = new Pseudonym("anne");
  private static final Pseudonym BEN = new Pseudonym("ben");

  private final RightsWorld world = new RightsWorld(new InMemoryLiveRecords());
  private final List<JournalEntry> journal = new ArrayList<>();
  private final Instant now = world.clock.instant();
  private final Instant hourAgo = now.minus(Duration.ofHours(1));

  @Test
  void erasesAgainWhoWasErasedAfterTheSnapshot() {
    restored(ANNE, hourAgo.minusSeconds(1));
    restored(BEN, hourAgo.minusSeconds(1));
    journal.add(new Erased(ANNE, hourAgo));
    assertThat(reapply()).isEqualTo(new Reapplied(1, 1));
    assertThat(world.record(ANNE))
        .isEqualTo(new LiveRecord(ANNE, RightsWorld.KEY_ID, hourAgo, null, List.of()));
    assertThat(world.documents.holding(ANNE)).isEmpty();
    assertThat(world.record(BEN).interactions()).hasSize(1);
    assertThat(world.documents.holding(BEN)).containsExactly("m-users-v7");
  }

  @Test
  void erasesAgainWhoHasNoRestoredRecord() {
    journal.add(new Erased(ANNE, hourAgo));
    assertThat(reapply()).isEqualTo(new Reapplied(1, 1));
    assertThat(world.record(ANNE).tombstone()).isEqualTo(hourAgo);
  }

  @Test
  void changesNothingTheSecondTime() {
    restored(ANNE, hourAgo.minusSeconds(1));
    journal.add(new Erased(ANNE, hourAgo));
    journal.add(said(BEN, Outcome.REQUESTED, Status.WITHDRAWN, hourAgo));
    assertThat(reapply()).isEqualTo(new Reapplied(2, 2));
    assertThat(reapply()).isEqualTo(new Reapplied(2, 0));
  }

  @Test
  void leavesAloneWhatBeganAfterTheErasure() {
    restored(ANNE, hourAgo.plusSeconds(1));
    journal.add(new Erased(ANNE, hourAgo));
    assertThat(reapply()).isEqualTo(new Reapplied(1, 1));
    assertThat(world.record(ANNE).tombstone()).isEqualTo(hourAgo);
    assertThat(world.record(ANNE).interactions()).hasSize(1);
  }

  @Test
  void keepsWhatALaterVersionLearntOfWhoCameBack() {
    Interaction liked = new Interaction(1, 4.5, null, now, false, "e1");
    world.add(new LiveRecord(ANNE, RightsWorld.KEY_ID, hourAgo, null, List.of(liked)));
    world.documents.add("m-users-v6", ANNE, new UsersDocument(List.of(), Map.of()));
    world.documents.begun("m-users-v6", hourAgo);
    world.documents.add("m-users-v7", ANNE, new UsersDocument(List.of(), Map.of()));
    world.documents.begun("m-users-v7", hourAgo.plusSeconds(1));
    journal.add(new Erased(ANNE, hourAgo.minusSeconds(9)));
    journal.add(new Erased(ANNE, hourAgo));
    assertThat(reapply()).isEqualTo(new Reapplied(2, 0));
    assertThat(world.documents.holding(ANNE)).containsExactly("m-users-v7");
  }

  @Test
  void forgetsInEveryVersionWhoseRecordLackedTheErasure() {
    restored(ANNE, hourAgo.minusSeconds(1));
    world.documents.begun("m-users-v7", now);
    journal.add(new Erased(ANNE, hourAgo));
    assertThat(reapply()).isEqualTo(new Reapplied(1, 1));
    assertThat(world.documents.holding(ANNE)).isEmpty();
  }

  @Test
  void neverMovesATombstoneBack() {
    world.add(new LiveRecord(ANNE, RightsWorld.KEY_ID, now, null, List.of()));
    journal.add(new Erased(ANNE, hourAgo));
    assertThat(reapply()).isEqualTo(new Reapplied(1, 0));
    assertThat(world.record(ANNE).tombstone()).isEqualTo(now);
  }

  @Test
  void holdsConsentsInTheirOrderAndForgetsWhoRefuses() {
    restored(ANNE, hourAgo);
    restored(BEN, hourAgo);
    journal.add(said(ANNE, Outcome.DONE, Status.GRANTED, hourAgo));
    journal.add(said(BEN, Outcome.DONE, Status.WITHDRAWN, hourAgo));
    journal.add(said(ANNE, Outcome.DONE, Status.OBJECTED, now));
    journal.add(said(BEN, Outcome.DONE, Status.GRANTED, now));
    assertThat(reapply()).isEqualTo(new Reapplied(4, 2));
    assertThat(consent(ANNE).current().status()).isEqualTo(Status.OBJECTED);
    assertThat(consent(ANNE).history()).hasSize(1);
    assertThat(consent(BEN).current().status()).isEqualTo(Status.GRANTED);
    assertThat(world.documents.holding(ANNE)).isEmpty();
    assertThat(world.documents.holding(BEN)).isNotEmpty();
    assertThat(world.record(ANNE).interactions()).as("unused, but kept").hasSize(1);
  }

  @Test
  void passesOverStatementsThatWereRefusedOrKnown() {
    journal.add(said(ANNE, Outcome.REQUESTED, Status.WITHDRAWN, hourAgo));
    journal.add(said(ANNE, Outcome.REFUSED, Status.WITHDRAWN, hourAgo));
    assertThat(reapply()).isEqualTo(Reapplied.NOTHING);
  }

  @Test
  void holdsARefusalThatNeverEndedButNoGrant() {
    journal.add(said(ANNE, Outcome.REQUESTED, Status.GRANTED, hourAgo));
    journal.add(said(BEN, Outcome.REQUESTED, Status.OBJECTED, hourAgo));
    assertThat(reapply()).isEqualTo(new Reapplied(1, 1));
    assertThat(consent(BEN).current().status()).isEqualTo(Status.OBJECTED);
    assertThat(world.records.read(List.of(ANNE))).isEmpty();
  }

  @Test
  void replaysExactlyWhatTheServiceRecorded() {
    world.rights().consents().record("web", statement(ANNE, Status.GRANTED, null));
    world.clock.moves(Duration.ofSeconds(1));
    world.rights().consents().record("web", statement(ANNE, Status.WITHDRAWN, null));
    AuditRecord last = world.log.records().getLast();
    assertThat(last.details())
        .containsEntry("decidedAt", consent(ANNE).current().time().toString());
    journal.add(
        new Said(
            last.request(),
            last.outcome(),
            statement(ANNE, Status.WITHDRAWN, consent(ANNE).current().time())));
    assertThat(reapply()).isEqualTo(new Reapplied(1, 0));
  }

  @Test
  void standsInTheAuditWithoutNames() {
    journal.add(new Erased(ANNE, hourAgo));
    reapply();
    assertThat(world.log.lines())
        .containsExactly("rights-reapplied requested", "rights-reapplied done");
    assertThat(world.log.records().getLast().details())
        .containsEntry("entries", 1)
        .containsEntry("people", 1);
    assertThat(world.log.records().getLast().deed().user()).isNull();
  }

  private Reapplied reapply() {
    return new Reapplication(
            pages -> pages.accept(List.copyOf(journal)),
            new RecordUpdates(world.records, RightsWorld.KEY_ID),
            world.documents,
            new Audit(world.log, world.clock),
            world.clock)
        .reapply();
  }

  private void restored(Pseudonym person, Instant at) {
    Interaction liked = new Interaction(1, 4.5, null, at, false, "e1");
    world.add(new LiveRecord(person, RightsWorld.KEY_ID, null, null, List.of(liked)));
    world.documents.add("m-users-v7", person, new UsersDocument(List.of(), Map.of()));
  }

  private Consent consent(Pseudonym person) {
    Consent consent = world.record(person).consent();
    assertThat(consent).isNotNull();
    return consent;
  }

  private static Said said(Pseudonym person, Outcome outcome, Status status, Instant at) {
    return new Said("r-" + person.value(), outcome, statement(person, status, at));
  }

  private static Statement statement(Pseudonym person, Status status, @Nullable Instant at) {
    return new Statement(person, status, "recommendations", "2026-01", "web", at);
  }
}
