package dev.recommender.training.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recommender.training.failure.RunFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DeparturesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final InMemoryPeople people = new InMemoryPeople();

  @Test
  void nobodyDepartsWhenNothingChanged() {
    people
        .with(SomePerson.with("ann"))
        .with(SomePerson.erased("bob", NOW))
        .with(SomePerson.saying("cid", "withdrawn"));
    assertThat(departures(ConsentMode.NOT_REQUIRED).untilNow()).isEmpty();
    assertThat(people.held).as("released").isZero();
  }

  @Test
  void whoIsErasedOrWithdrawsOrObjectsDeparts() {
    people.with(SomePerson.erased("dan", NOW.minusSeconds(9)));
    Departures departures = departures(ConsentMode.NOT_REQUIRED);
    people
        .with(SomePerson.erased("ann", NOW))
        .with(SomePerson.saying("bob", "withdrawn"))
        .with(SomePerson.saying("cid", "objected"))
        .with(SomePerson.erased("dan", NOW))
        .with(SomePerson.saying("eve", "granted"));
    assertThat(departures.untilNow()).isEqualTo(Set.of("ann", "bob", "cid", "dan"));
  }

  @Test
  void withRequiredConsentWhoeverNoLongerGrantsItDeparts() {
    people
        .with(SomePerson.saying("ann", "granted"))
        .with(SomePerson.saying("bob", "granted"))
        .with(SomePerson.saying("cid", "granted"));
    Departures departures = departures(ConsentMode.REQUIRED);
    people.with(SomePerson.saying("ann", "withdrawn")).with(SomePerson.saying("dan", "granted"));
    people.people.remove("bob");
    assertThat(departures.untilNow()).isEqualTo(Set.of("ann", "bob"));
  }

  @Test
  void whoComesBackDoesNotDepart() {
    people.with(SomePerson.saying("ann", "withdrawn"));
    Departures departures = departures(ConsentMode.NOT_REQUIRED);
    people.with(SomePerson.saying("ann", "granted"));
    assertThat(departures.untilNow()).isEmpty();
  }

  @Test
  void looksAgainWhenTheMomentIsLost() {
    Departures departures = departures(ConsentMode.NOT_REQUIRED);
    people.with(SomePerson.erased("ann", NOW)).losing(2);
    assertThat(departures.untilNow()).isEqualTo(Set.of("ann"));
    assertThat(people.held).as("released").isZero();
  }

  @Test
  void doesNotLookAgainForEver() {
    Departures departures = departures(ConsentMode.NOT_REQUIRED);
    people.losing(3);
    assertThat(catchThrowableOfType(RunFailure.class, departures::untilNow).reason())
        .isEqualTo("SnapshotLost");
  }

  private Departures departures(ConsentMode consent) {
    PeopleRules rules = new PeopleRules(consent, true, 365);
    try (FrozenPeople frozen = people.freeze(NOW, "key")) {
      SnapshotPart part = SnapshotPart.of(frozen.reader().read(Slice.STANDING_OF_ALL), rules);
      PeopleSnapshot before =
          new PeopleSnapshot(rules, part.watermarks, part.contents(NOW), frozen.reader());
      return new Departures(people, before, "key", CLOCK);
    }
  }
}
