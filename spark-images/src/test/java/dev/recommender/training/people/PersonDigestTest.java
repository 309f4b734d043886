package dev.recommender.training.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The expected hashes were computed with Python's json and hashlib. */
final class PersonDigestTest {
  private static final Consent CONSENT =
      new Consent("granted", "profiling", null, "2026-01-01T00:00:00Z");
  private static final List<Interaction> INTERACTIONS =
      List.of(
          new Interaction(2, Stars.DISLIKED, 3_000, true),
          new Interaction(1, 4.5f, 1_000, false),
          new Interaction(2, Stars.LIKED, 2_000, false));
  private static final Person ANN =
      new Person("ann", "key", CONSENT, 1_767_225_600_500L, INTERACTIONS, 0);
  private static final Person BOB = SomePerson.with("bob");

  @SuppressWarnings("UnusedVariable") // by name, below
  private static final List<UnaryOperator<Person>> CHANGES =
      List.of(
          ann -> changed(null, ann.tombstone(), ann.interactions()),
          ann ->
              changed(
                  new Consent("withdrawn", "profiling", null, "2026-01-01T00:00:00Z"),
                  ann.tombstone(),
                  ann.interactions()),
          ann -> changed(ann.consent(), 1_767_225_600_501L, ann.interactions()),
          ann -> changed(ann.consent(), null, ann.interactions()),
          ann -> changed(ann.consent(), ann.tombstone(), INTERACTIONS.subList(0, 2)),
          ann ->
              changed(
                  ann.consent(),
                  ann.tombstone(),
                  List.of(
                      INTERACTIONS.get(0),
                      INTERACTIONS.get(1),
                      new Interaction(2, Stars.DISLIKED, 2_000, false))));

  private static Person changed(
      @org.jspecify.annotations.Nullable Consent consent,
      @org.jspecify.annotations.Nullable Long tombstone,
      List<Interaction> interactions) {
    return new Person("ann", "key", consent, tombstone, interactions, 0);
  }

  @Test
  void aPersonHasTheHashThatPythonComputes() {
    assertThat(HexFormat.of().formatHex(PersonDigest.of(ANN)))
        .isEqualTo("1327e42df309648cbfb7d62459e17b64f7a4aaaa7370eec8edd7a4c79a4a326b");
    assertThat(HexFormat.of().formatHex(PersonDigest.of(BOB)))
        .isEqualTo("ff25bc9912681bb8a5e1030c8f9bf9bb34628b12fffe0c12e8940174a0cee648");
  }

  @Test
  void allPeopleHaveOneHashInAnyOrder() {
    List<byte[]> digests = List.of(PersonDigest.of(BOB), PersonDigest.of(ANN));
    assertThat(PersonDigest.combine(digests))
        .isEqualTo(PersonDigest.combine(digests.reversed()))
        .isEqualTo("dcd5f8984744e2b6df4d231d481a34373ff1eebb598ca29dde596352dd692ca3");
  }

  @Test
  void theOrderOfInteractionsIsNoChange() {
    assertThat(PersonDigest.of(changed(CONSENT, ANN.tombstone(), INTERACTIONS.reversed())))
        .isEqualTo(PersonDigest.of(ANN));
  }

  @ParameterizedTest
  @FieldSource("CHANGES")
  void everythingThatIsUsedChangesTheHash(UnaryOperator<Person> change) {
    assertThat(PersonDigest.of(change.apply(ANN))).isNotEqualTo(PersonDigest.of(ANN));
  }
}
