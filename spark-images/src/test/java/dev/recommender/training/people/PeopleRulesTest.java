package dev.recommender.training.people;

import static dev.recommender.training.people.PeopleRules.EVERYTHING_USED;
import static dev.recommender.training.people.PeopleRules.NOTHING_USED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PeopleRulesTest {
  private static final Instant ERASED = Instant.parse("2026-01-01T00:00:00.500Z");
  private static final long ERASED_MILLIS = 1_767_225_600_500L;

  @ParameterizedTest(name = "{0}, {1}: profiled {2}")
  @CsvSource({
    "Required, granted, true",
    "Required, withdrawn, false",
    "Required, objected, false",
    "Required, nonsense, false",
    "Required, , false",
    "NotRequired, granted, true",
    "NotRequired, withdrawn, false",
    "NotRequired, objected, false",
    "NotRequired, , true"
  })
  void onlyThoseWhoAgreeOrNeedNotAreProfiled(
      String mode, @Nullable String status, boolean profiled) {
    PeopleRules rules = new PeopleRules(ConsentMode.labelled(mode), true, 365);
    assertThat(rules.watermark(person(status, null)))
        .isEqualTo(profiled ? EVERYTHING_USED : NOTHING_USED);
    assertThat(rules.watermark(person(status, ERASED)))
        .isEqualTo(profiled ? ERASED_MILLIS : NOTHING_USED);
  }

  @Test
  void whoeverNeverSaidAnythingIsProfiledUnlessConsentIsRequired() {
    assertThat(new PeopleRules(ConsentMode.REQUIRED, true, 365).watermarkOfOthers())
        .isEqualTo(NOTHING_USED);
    assertThat(new PeopleRules(ConsentMode.NOT_REQUIRED, true, 365).watermarkOfOthers())
        .isEqualTo(EVERYTHING_USED);
  }

  @Test
  void whatIsAsOldAsTheErasureIsNeverUsed() {
    assertThat(PeopleRules.usable(ERASED_MILLIS - 1, ERASED_MILLIS)).isFalse();
    assertThat(PeopleRules.usable(ERASED_MILLIS, ERASED_MILLIS)).isFalse();
    assertThat(PeopleRules.usable(ERASED_MILLIS + 1, ERASED_MILLIS)).isTrue();
    assertThat(PeopleRules.usable(Long.MIN_VALUE, EVERYTHING_USED)).isTrue();
    assertThat(PeopleRules.usable(Long.MAX_VALUE, NOTHING_USED)).isFalse();
  }

  @Test
  void rowsHaveWholeSecondsAndNoneBeyondTime() {
    long second = ERASED.getEpochSecond();
    assertThat(PeopleRules.rowUsable(second, ERASED_MILLIS)).isFalse();
    assertThat(PeopleRules.rowUsable(second + 1, ERASED_MILLIS)).isTrue();
    assertThat(PeopleRules.rowUsable(0, ERASED_MILLIS)).as("a data set without times").isFalse();
    assertThat(PeopleRules.rowUsable(Long.MAX_VALUE, NOTHING_USED)).isFalse();
  }

  @Test
  void anInteractionIsTooOldAfterItsRetention() {
    PeopleRules rules = new PeopleRules(ConsentMode.NOT_REQUIRED, true, 30);
    assertThat(rules.oldestInteraction(Instant.parse("2026-01-31T00:00:00Z")))
        .isEqualTo(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
  }

  @Test
  void theLaterWinsAndAmongEqualsTheInteraction() {
    Interaction early = new Interaction(1, 4, 1_000, false);
    Interaction late = new Interaction(1, 2, 1_001, false);
    assertThat(PeopleRules.replaces(late, early)).isTrue();
    assertThat(PeopleRules.replaces(early, late)).isFalse();
    assertThat(PeopleRules.replaces(early, early)).isTrue();
    assertThat(late.epochSeconds()).isEqualTo(1);
    assertThat(PeopleRules.replacesRow(late.epochSeconds(), 1)).isTrue();
    assertThat(PeopleRules.replacesRow(late.epochSeconds(), 2)).isFalse();
  }

  @Test
  void opinionsWithoutStarsCompareLikeStars() {
    assertThat(Stars.LIKED).isGreaterThan(5);
    assertThat(Stars.DISLIKED).isLessThan(0.5f);
    assertThat(Stars.isStars(Stars.LIKED)).isFalse();
    assertThat(Stars.isStars(Stars.DISLIKED)).isFalse();
    assertThat(Stars.isStars(0.5f)).isTrue();
  }

  @Test
  void theScaleOfStarsHasAPlaceForEveryHalfStar() {
    for (int bucket = 0; bucket < Stars.BUCKETS; bucket++) {
      assertThat(Stars.bucket((float) Stars.ofBucket(bucket))).isEqualTo(bucket);
    }
    assertThat(Stars.ofBucket(0)).isEqualTo(Stars.LEAST);
    assertThat(Stars.ofBucket(Stars.BUCKETS - 1)).isEqualTo(Stars.MOST);
    assertThat(Stars.bucket(3.7f)).as("to the nearest: 3.5").isEqualTo(6);
    assertThat(Stars.onScale(Float.NaN)).isFalse();
  }

  private static Person person(@Nullable String status, @Nullable Instant tombstone) {
    return new Person(
        "p",
        null,
        status == null ? null : new Consent(status, null, null, null),
        tombstone == null ? null : (Long) tombstone.toEpochMilli(),
        List.of(),
        0);
  }
}
