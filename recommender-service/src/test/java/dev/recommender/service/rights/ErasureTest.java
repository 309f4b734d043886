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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErasureTest {
  private static final Pseudonym ANNE = new Pseudonym("anne");
  private static final UsersDocument LEARNT =
      new UsersDocument(List.of(), Map.of("ratingCount", 3));

  private final RightsWorld world = new RightsWorld(new InMemoryLiveRecords());
  private final Erasure erasure = world.rights().erasure();
  private final Instant now = world.clock.instant();

  @Test
  void leavesATombstoneAndNothingElse() {
    held();
    Erasure.Erased erased = erasure.erase("desk", ANNE);
    assertThat(erased).isEqualTo(new Erasure.Erased(now, List.of("m-users-v6", "m-users-v7")));
    assertThat(world.record(ANNE))
        .isEqualTo(new LiveRecord(ANNE, RightsWorld.KEY_ID, now, null, List.of()));
    assertThat(world.documents.holding(ANNE)).isEmpty();
  }

  @Test
  void anotherReplicaExportsNothingOfTheErased() {
    held();
    erasure.erase("desk", ANNE);
    Exports.Held left = world.rights().exports().export("desk", ANNE);
    assertThat(left.served()).isEmpty();
    assertThat(left.indices()).isEmpty();
    assertThat(left.live())
        .contains(new LiveRecord(ANNE, RightsWorld.KEY_ID, now, null, List.of()));
  }

  @Test
  void answersAlikeForThoseItNeverKnew() {
    held();
    Erasure.Erased known = erasure.erase("desk", ANNE);
    Erasure.Erased unknown = erasure.erase("desk", new Pseudonym("nobody"));
    assertThat(unknown).isEqualTo(known);
    assertThat(world.record(new Pseudonym("nobody")).tombstone()).isEqualTo(now);
  }

  @Test
  void erasesAgainWhatCameSince() {
    erasure.erase("desk", ANNE);
    world.clock.moves(Duration.ofDays(3));
    assertThat(world.rights().erasure().erase("desk", ANNE).at())
        .isEqualTo(now.plus(Duration.ofDays(3)));
  }

  @Test
  void neverMovesATombstoneBack() {
    erasure.erase("desk", ANNE);
    world.clock.moves(Duration.ofSeconds(-3));
    assertThat(erasure.erase("desk", ANNE).at()).isEqualTo(now);
  }

  @Test
  void theTombstoneStandsEvenWhenDocumentsCannotBeDeleted() {
    held();
    world.documents.isAway(true);
    assertThatThrownBy(() -> erasure.erase("desk", ANNE))
        .isInstanceOf(UnfinishedException.class)
        .hasMessageContaining("erased for every answer")
        .hasMessageEndingWith("repeat the request");
    assertThat(world.record(ANNE).tombstone()).isEqualTo(now);
    assertThat(world.record(ANNE).interactions()).isEmpty();
    assertThat(world.log.lines()).containsExactly("erased requested");
    world.documents.isAway(false);
    assertThat(erasure.erase("desk", ANNE).indices()).hasSize(2);
  }

  @Test
  void erasesNobodyOffTheRecord() {
    held();
    world.log.isAwayAfter(0);
    assertThatThrownBy(() -> erasure.erase("desk", ANNE))
        .isInstanceOf(PeopleUnavailableException.class);
    assertThat(world.record(ANNE).tombstone()).isNull();
    assertThat(world.documents.holding(ANNE)).hasSize(2);
  }

  @Test
  void isUnfinishedUntilItsEndIsOnRecord() {
    held();
    world.log.isAwayAfter(1);
    assertThatThrownBy(() -> erasure.erase("desk", ANNE)).isInstanceOf(UnfinishedException.class);
    assertThat(world.log.lines()).containsExactly("erased requested");
    assertThat(world.record(ANNE).tombstone()).isEqualTo(now);
  }

  @Test
  void theRecordNamesWhoAskedForWhomAndJoinsItsTwoHalves() {
    held();
    erasure.erase("desk", ANNE);
    List<AuditRecord> records = world.log.records();
    assertThat(world.log.lines()).containsExactly("erased requested", "erased done");
    assertThat(records)
        .allSatisfy(record -> {
          assertThat(record.deed().actor()).isEqualTo("desk");
          assertThat(record.deed().user()).isEqualTo(ANNE);
          assertThat(record.time()).isEqualTo(now);
        });
    assertThat(records.getFirst().request()).isEqualTo(records.getLast().request());
    assertThat(records.getLast().details()).containsEntry("indices", 2);
  }

  private void held() {
    Consent consent =
        Consent.first(new Decision(Status.GRANTED, "recommendations", "1", now, "web"));
    Interaction liked = new Interaction(1, 4.5, null, now, false, "e1");
    world.add(new LiveRecord(ANNE, RightsWorld.KEY_ID, null, consent, List.of(liked)));
    world.documents.add("m-users-v6", ANNE, LEARNT);
    world.documents.add("m-users-v7", ANNE, LEARNT);
  }
}
