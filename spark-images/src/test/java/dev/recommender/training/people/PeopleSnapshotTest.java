package dev.recommender.training.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.training.SparkForTests;
import java.time.Instant;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

final class PeopleSnapshotTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final InMemoryPeople people =
      new InMemoryPeople()
          .with(SomePerson.with("ann", SomePerson.rated(1, 4, 100)))
          .with(SomePerson.saying("bob", "objected", SomePerson.rated(2, 3, 100)))
          .with(SomePerson.erased("cid", NOW, SomePerson.rated(1, 5, 100)))
          .with(SomePerson.with("dan"));

  @Test
  void countsWhatItHolds() {
    PeopleSnapshot snapshot = take(true);
    SnapshotContents contents = snapshot.contents();
    assertThat(contents.people()).isEqualTo(4);
    assertThat(contents.leftOut()).isEqualTo(2);
    assertThat(contents.interactions()).isEqualTo(3);
    assertThat(contents.takenAt()).isEqualTo(NOW);
    assertThat(snapshot.watermarks().of("ann")).isEqualTo(PeopleRules.EVERYTHING_USED);
    assertThat(snapshot.watermarks().of("bob")).isEqualTo(PeopleRules.NOTHING_USED);
    assertThat(snapshot.watermarks().of("cid")).isEqualTo(NOW.toEpochMilli());
    assertThat(snapshot.people(spark()).map(Person::pseudonym).collect())
        .containsExactlyInAnyOrder("ann", "bob", "cid", "dan");
  }

  @Test
  void itsHashTellsWhetherAnythingChanged() {
    String before = take(true).contents().hash();
    assertThat(take(true).contents().hash())
        .isEqualTo(before)
        .isEqualTo(
            PersonDigest.combine(people.people.values().stream().map(PersonDigest::of).toList()));
    people.with(SomePerson.with("dan", SomePerson.rated(3, 4, 100)));
    assertThat(take(true).contents().hash()).isNotEqualTo(before);
  }

  @Test
  void interactionsThatAreNotIncludedAreNotPartOfIt() {
    String before = take(false).contents().hash();
    assertThat(take(false).contents().interactions()).isZero();
    people.with(SomePerson.with("dan", SomePerson.rated(3, 4, 100)));
    assertThat(take(false).contents().hash()).isEqualTo(before);
    people.with(SomePerson.saying("dan", "withdrawn"));
    assertThat(take(false).contents().hash()).isNotEqualTo(before);
  }

  private PeopleSnapshot take(boolean includeEvents) {
    PeopleRules rules = new PeopleRules(ConsentMode.NOT_REQUIRED, includeEvents, 365);
    return PeopleSnapshot.of(people.freeze(NOW, "key"), spark(), rules);
  }

  private static JavaSparkContext spark() {
    return JavaSparkContext.fromSparkContext(SparkForTests.spark().sparkContext());
  }
}
