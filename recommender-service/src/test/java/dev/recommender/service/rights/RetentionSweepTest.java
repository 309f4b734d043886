package dev.recommender.service.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.service.people.InMemoryLiveRecords;
import dev.recommender.service.people.Interaction;
import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.Stored;
import dev.recommender.service.rights.RetentionSweep.Swept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionSweepTest {
  private static final Pseudonym ANNE = new Pseudonym("anne");

  private final RightsWorld world = new RightsWorld(new InMemoryLiveRecords());
  private final RetentionSweep sweep = world.sweep(world.records);
  private final Instant oldest = world.clock.instant().minus(RightsWorld.RETENTION);

  @Test
  void removesWhatIsTooOldAndNothingElse() {
    Interaction atTheEdge = interaction(1, oldest, false);
    Interaction old = interaction(2, oldest.minusMillis(1), false);
    Interaction oldMark = interaction(3, oldest.minusSeconds(99), true);
    Interaction fresh = interaction(4, world.clock.instant(), false);
    add(ANNE, atTheEdge, old, oldMark, fresh);
    assertThat(sweep.sweep()).isEqualTo(new Swept(1, 1));
    assertThat(world.record(ANNE).interactions()).containsExactly(atTheEdge, oldMark, fresh);
    assertThat(sweep.sweep()).isEqualTo(new Swept(0, 0));
  }

  @Test
  void sweepsEveryoneAcrossPages() {
    for (int person = 0; person < 123; person++) {
      add(
          new Pseudonym("p" + person),
          interaction(1, oldest.minusSeconds(1), false),
          interaction(2, oldest.minusSeconds(1), false),
          interaction(3, oldest, person % 2 == 0));
    }
    assertThat(sweep.sweep()).isEqualTo(new Swept(123, 246));
    assertThat(world.everyone)
        .allSatisfy(person -> assertThat(world.record(person).interactions()).hasSize(1));
  }

  @Test
  void writesNobodyWithoutNeed() {
    add(ANNE, interaction(1, oldest, false));
    Stored before = stored();
    sweep.sweep();
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void keepsWhatCameWhileItSwept() {
    Interaction fresh = interaction(2, world.clock.instant(), false);
    add(ANNE, interaction(1, oldest.minusSeconds(1), false));
    RetentionSweep busy = world.sweep(new BusyLiveRecords(world.records, 1, () -> append(fresh)));
    assertThat(busy.sweep()).isEqualTo(new Swept(1, 1));
    assertThat(world.record(ANNE).interactions()).containsExactly(fresh);
  }

  @Test
  void twoSweepsAtOnceRemoveOnce() {
    add(ANNE, interaction(1, oldest.minusSeconds(1), false));
    List<Swept> others = new ArrayList<>();
    RetentionSweep late =
        world.sweep(new BusyLiveRecords(world.records, 1, () -> others.add(sweep.sweep())));
    assertThat(late.sweep()).isEqualTo(new Swept(0, 0));
    assertThat(others).containsExactly(new Swept(1, 1));
    assertThat(world.record(ANNE).interactions()).isEmpty();
  }

  @Test
  void recordsCountsOnly() {
    add(ANNE, interaction(7, oldest.minusSeconds(1), false));
    sweep.sweep();
    assertThat(world.log.lines())
        .containsExactly("retention-swept requested", "retention-swept done");
    AuditRecord end = world.log.records().getLast();
    assertThat(end.deed().user()).isNull();
    assertThat(end.results()).isEqualTo(Map.of("people", 1, "interactions", 1));
  }

  @Test
  void saysWhenTheStoreIsAway() {
    add(ANNE, interaction(1, oldest.minusSeconds(1), false));
    world.records.isAway(true);
    assertThatThrownBy(sweep::sweep).isInstanceOf(PeopleUnavailableException.class);
  }

  private void add(Pseudonym person, Interaction... interactions) {
    world.add(new LiveRecord(person, RightsWorld.KEY_ID, null, null, List.of(interactions)));
  }

  private void append(Interaction more) {
    Stored now = stored();
    List<Interaction> interactions = new ArrayList<>(now.record().interactions());
    interactions.add(more);
    LiveRecord next = new LiveRecord(ANNE, RightsWorld.KEY_ID, null, null, interactions);
    assertThat(world.records.write(List.of(new Stored(next, now.revision())))).isEmpty();
  }

  private Stored stored() {
    return Objects.requireNonNull(world.records.read(Set.of(ANNE)).get(ANNE));
  }

  private static Interaction interaction(int movie, Instant time, boolean undone) {
    return new Interaction(movie, 4.0, null, time, undone, null);
  }
}
