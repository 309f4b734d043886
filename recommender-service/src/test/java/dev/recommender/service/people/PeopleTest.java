package dev.recommender.service.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.service.people.Consent.Decision;
import dev.recommender.service.people.Consent.Status;
import dev.recommender.service.people.Person.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Pseudonym ANNE = new Pseudonym("anne");

  private final InMemoryProfiles profiles = new InMemoryProfiles();
  private final InMemoryLiveRecords records = new InMemoryLiveRecords();

  @ParameterizedTest(name = "consent required {0}, {1}: {2}")
  @CsvSource({
    "true, granted, ",
    "true, withdrawn, CONSENT_WITHDRAWN",
    "true, objected, OBJECTED",
    "true, , CONSENT_MISSING",
    "false, granted, ",
    "false, withdrawn, CONSENT_WITHDRAWN",
    "false, objected, OBJECTED",
    "false, , "
  })
  void onlyThoseWhoAgreeOrNeedNotAreUsed(
      boolean required, @Nullable String status, @Nullable Reason withheld) {
    Profile anne = profile("anne", 1f);
    profiles.add(anne, 5);
    records.put(new LiveRecord(ANNE, "key", null, consent(status), List.of()));
    assertThat(people(required).person(ANNE))
        .isEqualTo(
            withheld == null
                ? new Person.Known(anne.movies(), Optional.of(anne))
                : new Person.Withheld(withheld));
    assertThat(whoLiked(required)).isEqualTo(withheld == null ? List.of(anne) : List.of());
  }

  @Test
  void whoeverNeverSaidAnythingIsUsedUnlessConsentIsRequired() {
    Profile anne = profile("anne", 1f);
    profiles.add(anne, 5);
    assertThat(people(false).person(ANNE)).isInstanceOf(Person.Known.class);
    assertThat(people(true).person(ANNE)).isEqualTo(new Person.Withheld(Reason.CONSENT_MISSING));
    assertThat(whoLiked(false)).containsExactly(anne);
    assertThat(whoLiked(true)).isEmpty();
  }

  @Test
  void nothingIsKnownOfSomebodyWithNeitherDocument() {
    assertThat(people(false).person(ANNE)).isEqualTo(new Person.Unknown());
  }

  @Test
  void forgetsThoseWhoWereErased() {
    profiles.add(profile("anne", 1f), 5);
    records.put(new LiveRecord(ANNE, "key", NOW, null, List.of()));
    assertThat(people(false).person(ANNE)).isEqualTo(new Person.Unknown());
    assertThat(whoLiked(false)).isEmpty();
  }

  @Test
  void leavesOutOfAnAudienceEvenThoseWhoCameBackAfterAnErasure() {
    profiles.add(profile("anne", 1f), 5);
    records.put(new LiveRecord(ANNE, "key", NOW.minusSeconds(9), null, List.of(rated(1, 4, NOW))));
    assertThat(people(false).person(ANNE)).isInstanceOf(Person.Known.class);
    assertThat(whoLiked(false)).isEmpty();
  }

  @Test
  void handsOverThoseWhoLikedAMovieAndHaveFactors() {
    Profile fan = profile("fan", 1f);
    profiles.add(fan, 5, 6);
    profiles.add(profile("other", 1f), 6);
    profiles.add(profile("without"), 5);
    assertThat(whoLiked(false)).containsExactly(fan);
  }

  @Test
  void trainedFactorsStandUntilAnOpinionChanges() {
    Profile anne = SampleProfiles.profile(ANNE, new float[] {1}, 1, 2);
    profiles.add(anne);
    assertThat(trained(rated(1, 4, NOW))).as("the same again").contains(anne);
    assertThat(trained(rated(1, 4.5, NOW))).as("more stars").isEmpty();
    assertThat(trained(rated(3, 4, NOW))).as("another movie").isEmpty();
    assertThat(trained(Interaction.undone(1, NOW))).as("undone").isEmpty();
    assertThat(trained(Interaction.undone(3, NOW))).as("undone, never known").contains(anne);
    assertThat(trained(rated(3, 4, NOW.plusSeconds(999)))).as("in the future").contains(anne);
  }

  @Test
  void saysThatTheStoreIsAway() {
    records.isAway(true);
    assertThatThrownBy(() -> people(false).person(ANNE))
        .isInstanceOf(PeopleUnavailableException.class);
    profiles.add(profile("anne", 1f), 5);
    assertThatThrownBy(() -> whoLiked(false)).isInstanceOf(PeopleUnavailableException.class);
  }

  private Optional<Profile> trained(Interaction interaction) {
    records.put(new LiveRecord(ANNE, "key", null, null, List.of(interaction)));
    return people(false).person(ANNE) instanceof Person.Known known
        ? known.trained()
        : Optional.empty();
  }

  private List<Profile> whoLiked(boolean consentRequired) {
    List<Profile> found = new ArrayList<>();
    people(consentRequired).whoLiked(5, found::addAll);
    return found;
  }

  private People people(boolean consentRequired) {
    PrivacyRules rules = new PrivacyRules(consentRequired, Duration.ofDays(365));
    return new People(profiles, records, rules, InstantSource.fixed(NOW));
  }

  private static @Nullable Consent consent(@Nullable String status) {
    return status == null
        ? null
        : new Consent(
            new Decision(Status.valueOf(status.toUpperCase(Locale.ROOT)), "any", "1", NOW, "web"),
            List.of());
  }

  private static Interaction rated(int movie, double stars, Instant time) {
    return new Interaction(movie, stars, null, time, false, null);
  }

  private static Profile profile(String name, float... factors) {
    return SampleProfiles.profile(new Pseudonym(name), factors);
  }
}
