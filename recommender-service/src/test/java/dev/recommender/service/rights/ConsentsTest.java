package dev.recommender.service.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.service.people.Consent;
import dev.recommender.service.people.Consent.Decision;
import dev.recommender.service.people.Consent.Status;
import dev.recommender.service.people.InMemoryLiveRecords;
import dev.recommender.service.people.Interaction;
import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.rights.ConsentChange.BeforeErasure;
import dev.recommender.service.rights.ConsentChange.InFuture;
import dev.recommender.service.rights.ConsentChange.Known;
import dev.recommender.service.rights.ConsentChange.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsentsTest {
  private static final Pseudonym ANNE = new Pseudonym("anne");
  private static final Pseudonym BEN = new Pseudonym("ben");
  private static final UsersDocument LEARNT =
      new UsersDocument(List.of(), Map.of("ratingCount", 3));
  private static final Interaction LIKED =
      new Interaction(1, null, true, Instant.parse("2026-05-01T00:00:00Z"), false, "e1");

  private final RightsWorld world = new RightsWorld(new InMemoryLiveRecords());
  private final Consents replica = world.rights().consents();
  private final Consents other = world.rights().consents();
  private final Instant now = world.clock.instant();

  @Test
  void everyReplicaKnowsADecisionAtOnce() {
    assertThat(replica.of(ANNE)).isEmpty();
    replica.record("desk", statement(ANNE, Status.GRANTED, null));
    assertThat(other.of(ANNE)).contains(Consent.first(decision(Status.GRANTED, now)));
  }

  @Test
  void keepsTheHistoryOldestFirst() {
    replica.record("desk", statement(ANNE, Status.GRANTED, now.minusSeconds(30)));
    replica.record("desk", statement(ANNE, Status.WITHDRAWN, now.minusSeconds(10)));
    replica.record("desk", statement(ANNE, Status.GRANTED, now.minusSeconds(20)));
    replica.record("desk", statement(ANNE, Status.GRANTED, null));
    assertThat(other.of(ANNE))
        .contains(
            new Consent(
                decision(Status.GRANTED, now),
                List.of(
                    decision(Status.GRANTED, now.minusSeconds(30)),
                    decision(Status.GRANTED, now.minusSeconds(20)),
                    decision(Status.WITHDRAWN, now.minusSeconds(10)))));
  }

  @Test
  void anEarlierDecisionDoesNotBecomeTheOneThatHolds() {
    replica.record("desk", statement(ANNE, Status.WITHDRAWN, now));
    ConsentChange late =
        replica.record("desk", statement(ANNE, Status.GRANTED, now.minusMillis(1)));
    assertThat(late).isInstanceOf(Stored.class);
    assertThat(status(ANNE)).isEqualTo(Status.WITHDRAWN);
  }

  @Test
  void aRefusalHoldsWhateverTimeItCarries() {
    replica.record("desk", statement(ANNE, Status.GRANTED, now));
    Statement late = statement(ANNE, Status.OBJECTED, now.minusSeconds(9));
    assertThat(replica.record("desk", late)).isInstanceOf(Stored.class);
    Consent objected =
        new Consent(decision(Status.OBJECTED, now), List.of(decision(Status.GRANTED, now)));
    assertThat(other.of(ANNE)).contains(objected);
    assertThat(replica.record("desk", late)).isEqualTo(new Known(objected));
  }

  @Test
  void atTheSameTimeARefusalWinsUnlessItIsTakenBackNow() {
    replica.record("desk", statement(ANNE, Status.WITHDRAWN, now));
    replica.record("desk", statement(ANNE, Status.GRANTED, now));
    assertThat(status(ANNE)).isEqualTo(Status.WITHDRAWN);
    replica.record("desk", statement(ANNE, Status.GRANTED, null));
    assertThat(status(ANNE)).isEqualTo(Status.GRANTED);
  }

  @Test
  void anOldListOverridesNothingLater() {
    replica.record("desk", statement(ANNE, Status.GRANTED, now));
    replica.importAll("ops", List.of(statement(ANNE, Status.WITHDRAWN, now.minusSeconds(9))));
    assertThat(status(ANNE)).isEqualTo(Status.GRANTED);
  }

  @Test
  void theSameLaterIsNoNewDecision() {
    replica.record("desk", statement(ANNE, Status.GRANTED, now.minusSeconds(9)));
    ConsentChange again = replica.record("desk", statement(ANNE, Status.GRANTED, null));
    assertThat(again)
        .isEqualTo(new Known(Consent.first(decision(Status.GRANTED, now.minusSeconds(9)))));
  }

  @Test
  void takesTheSameDecisionOnce() {
    Statement said = statement(ANNE, Status.GRANTED, now.minusSeconds(9));
    replica.record("desk", said);
    replica.record("desk", statement(ANNE, Status.WITHDRAWN, now.minusSeconds(3)));
    ConsentChange again = other.record("desk", said);
    assertThat(again).isInstanceOf(Known.class);
    assertThat(other.of(ANNE).orElseThrow().history()).hasSize(1);
    assertThat(world.log.lines()).endsWith("consent-changed unchanged");
  }

  @Test
  void forgetsWhatWasLearntOfWhoWithdrawsAndKeepsWhatTheyDid() {
    world.add(new LiveRecord(ANNE, RightsWorld.KEY_ID, null, null, List.of(LIKED)));
    world.documents.add("m-users-v6", ANNE, LEARNT);
    world.documents.add("m-users-v7", ANNE, LEARNT);
    world.documents.add("m-users-v7", BEN, LEARNT);
    replica.record("desk", statement(ANNE, Status.GRANTED, null));
    assertThat(world.documents.holding(ANNE)).containsExactly("m-users-v6", "m-users-v7");
    replica.record("desk", statement(ANNE, Status.WITHDRAWN, null));
    assertThat(world.documents.holding(ANNE)).isEmpty();
    assertThat(world.documents.holding(BEN)).containsExactly("m-users-v7");
    assertThat(world.record(ANNE).interactions()).containsExactly(LIKED);
  }

  @Test
  void aWithdrawalIsFinishedByRepeatingIt() {
    world.documents.add("m-users-v7", ANNE, LEARNT);
    world.documents.isAway(true);
    Statement said = statement(ANNE, Status.WITHDRAWN, now);
    assertThatThrownBy(() -> replica.record("desk", said))
        .isInstanceOf(UnfinishedException.class)
        .hasMessageContaining("holds")
        .hasMessageContaining("repeat");
    assertThat(status(ANNE)).isEqualTo(Status.WITHDRAWN);
    assertThat(world.log.lines()).containsExactly("consent-changed requested");
    world.documents.isAway(false);
    assertThat(replica.record("desk", said)).isInstanceOf(Known.class);
    assertThat(world.documents.holding(ANNE)).isEmpty();
  }

  @Test
  void aGrantFromAFastClockDoesNotOutliveAWithdrawal() {
    replica.record("app", statement(ANNE, Status.GRANTED, now.plus(Duration.ofMinutes(5))));
    world.clock.moves(Duration.ofSeconds(1));
    other.record("app", statement(ANNE, Status.WITHDRAWN, null));
    assertThat(status(ANNE)).isEqualTo(Status.WITHDRAWN);
  }

  @Test
  void whatIsSaidNowHoldsAlsoWhereTheClockIsBehind() {
    replica.record("app", statement(ANNE, Status.GRANTED, null));
    world.clock.moves(Duration.ofSeconds(-2));
    other.record("app", statement(ANNE, Status.WITHDRAWN, null));
    assertThat(status(ANNE)).isEqualTo(Status.WITHDRAWN);
  }

  @Test
  void refusesADecisionFromTheFuture() {
    Instant ahead = now.plus(Duration.ofMinutes(5)).plusMillis(1);
    assertThat(replica.record("app", statement(ANNE, Status.GRANTED, ahead)))
        .isEqualTo(new InFuture());
    assertThat(replica.of(ANNE)).isEmpty();
    assertThat(world.log.lines())
        .containsExactly("consent-changed requested", "consent-changed refused");
  }

  @Test
  void refusesADecisionFromBeforeTheErasure() {
    world.rights().erasure().erase("desk", ANNE);
    assertThat(replica.record("app", statement(ANNE, Status.GRANTED, now)))
        .isEqualTo(new BeforeErasure());
    assertThat(replica.record("app", statement(ANNE, Status.GRANTED, null)))
        .isInstanceOf(Stored.class);
    assertThat(world.record(ANNE).tombstone()).isEqualTo(now);
  }

  @Test
  void losesNeitherOfTwoChangesAtOnce() {
    Interaction more = new Interaction(2, 4.5, null, now, false, null);
    LiveRecord before = new LiveRecord(ANNE, RightsWorld.KEY_ID, null, null, List.of(LIKED));
    world.add(before);
    Consents busy =
        world.rights(new BusyLiveRecords(world.records, 3, () -> addInteraction(more))).consents();
    busy.record("desk", statement(ANNE, Status.GRANTED, null));
    assertThat(status(ANNE)).isEqualTo(Status.GRANTED);
    assertThat(world.record(ANNE).interactions()).containsExactly(LIKED, more, more, more);
  }

  @Test
  void givesUpWhenSomebodyElseIsAlwaysFaster() {
    world.add(new LiveRecord(ANNE, RightsWorld.KEY_ID, null, null, List.of(LIKED)));
    Consents busy =
        world
            .rights(new BusyLiveRecords(world.records, 1_000, () -> addInteraction(LIKED)))
            .consents();
    assertThatThrownBy(() -> busy.record("desk", statement(ANNE, Status.GRANTED, null)))
        .isInstanceOf(PeopleUnavailableException.class);
    assertThat(replica.of(ANNE)).isEmpty();
  }

  @Test
  void importsManyAndTellsOfEachInItsPlace() {
    world.documents.add("m-users-v7", BEN, LEARNT);
    List<ConsentChange> changes =
        replica.importAll(
            "ops",
            List.of(
                statement(BEN, Status.GRANTED, now.minusSeconds(5)),
                statement(ANNE, Status.GRANTED, now.plusSeconds(1_000)),
                statement(ANNE, Status.GRANTED, now.minusSeconds(4)),
                statement(BEN, Status.WITHDRAWN, now.minusSeconds(3)),
                statement(BEN, Status.WITHDRAWN, now.minusSeconds(3))));
    assertThat(changes)
        .hasExactlyElementsOfTypes(
            Stored.class, InFuture.class, Stored.class, Stored.class, Known.class);
    assertThat(status(ANNE)).isEqualTo(Status.GRANTED);
    assertThat(status(BEN)).isEqualTo(Status.WITHDRAWN);
    assertThat(world.documents.holding(BEN)).isEmpty();
    assertThat(world.log.records()).hasSize(10);
    assertThat(world.log.records().get(6).deed().user()).isEqualTo(ANNE);
    assertThat(world.log.lines().subList(5, 10))
        .containsExactly(
            "consent-imported done",
            "consent-imported refused",
            "consent-imported done",
            "consent-imported done",
            "consent-imported unchanged");
  }

  private void addInteraction(Interaction more) {
    var stored = world.records.read(List.of(ANNE)).get(ANNE);
    LiveRecord record = stored.record();
    var interactions = new ArrayList<>(record.interactions());
    interactions.add(more);
    world.records.write(
        List.of(
            new dev.recommender.service.people.Stored(
                new LiveRecord(
                    ANNE, record.keyId(), record.tombstone(), record.consent(), interactions),
                stored.revision())));
  }

  private Status status(Pseudonym person) {
    return other.of(person).orElseThrow().current().status();
  }

  private static Statement statement(Pseudonym person, Status status, @Nullable Instant time) {
    return new Statement(person, status, "recommendations", "2026-01", "web", time);
  }

  private static Decision decision(Status status, Instant time) {
    return new Decision(status, "recommendations", "2026-01", time, "web");
  }
}
