package dev.recommender.training.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recommender.training.failure.RunFailure;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DataContractTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final DataContract CONTRACT = new DataContract(1000, 50, 40, 5, 0, 0);
  private static final DataContract STRICT = new DataContract(1, 1, 1, 100, 0.2, 86_400);
  private static final DataCounts ENOUGH = new DataCounts(1900, 50, 40, 100);

  @Test
  void acceptsWhatIsExactlyEnough() {
    assertThat(CONTRACT.check(report(ENOUGH, profile(1, 1)), null, NOW))
        .containsExactly(
            new RuleOutcome("minRatings", "1900", "at least 1000", true),
            new RuleOutcome("minUsers", "50", "at least 50", true),
            new RuleOutcome("minItems", "40", "at least 40", true),
            new RuleOutcome("maxRejectedPercent", "5.00 %", "at most 5.0 %", true));
  }

  @Test
  void namesEveryBrokenRule() {
    RunFailure failure = failure(CONTRACT, new DataCounts(900, 49, 39, 100), profile(1, 1), null);
    assertThat(failure.reason()).isEqualTo("ContractBroken");
    assertThat(failure)
        .hasMessage(
            "checking the data contract: minRatings is 900, expected at least 1000;"
                + " minUsers is 49, expected at least 50; minItems is 39, expected at least 40;"
                + " maxRejectedPercent is 10.00 %, expected at most 5.0 %");
  }

  @Test
  void saysThatNothingIsUsable() {
    RunFailure failure = failure(CONTRACT, new DataCounts(0, 0, 0, 7), profile(1, 1), null);
    assertThat(failure.reason()).isEqualTo("EmptyDataset");
    assertThat(failure).hasMessageContaining("7 rows");
  }

  @Test
  void refusesDataThatLooksOtherThanThatOfTheLiveVersion() {
    // Shares .5/.5 become .8/.2: .3 · ln(.8/.5) − .3 · ln(.2/.5) = 0.4158883 (by hand)
    RunFailure failure = failure(STRICT, ENOUGH, profile(8, 2), profile(50, 50));
    assertThat(failure.reason()).isEqualTo("ContractBroken");
    assertThat(failure)
        .hasMessage(
            "checking the data contract: maxDriftOfRatings is 0.4159, expected at most 0.2;"
                + " maxDriftOfGenres is 0.4159, expected at most 0.2");
    assertThat(drift(profile(11, 9), profile(50, 50)))
        .as(".05 · ln(.55/.5) − .05 · ln(.45/.5)")
        .extracting(RuleOutcome::found)
        .containsOnly("0.0100");
  }

  @Test
  void comparesOnlyDataOfTheSameSource() {
    DataProfile other = new DataProfile("s3a://other", List.of(1L), Map.of(), NOW);
    assertThat(drift(profile(8, 2), other))
        .extracting(RuleOutcome::found, RuleOutcome::passed)
        .containsOnly(
            org.assertj.core.groups.Tuple.tuple("not compared: the data set is another one", true));
    assertThat(drift(profile(8, 2), null))
        .extracting(RuleOutcome::found)
        .containsOnly("not compared: no version serves yet");
  }

  @Test
  void refusesOldData() {
    DataProfile fresh = aged(NOW.minusSeconds(86_400));
    DataProfile old = aged(NOW.minusSeconds(86_401));
    assertThat(STRICT.check(report(ENOUGH, fresh), null, NOW))
        .contains(new RuleOutcome("maxAgeSeconds", "86400 s", "at most 86400 s", true));
    assertThat(failure(STRICT, ENOUGH, old, null))
        .hasMessageEndingWith("maxAgeSeconds is 86401 s, expected at most 86400 s");
    assertThat(failure(STRICT, ENOUGH, aged(null), null)).hasMessageContaining("no times");
  }

  @Test
  void judgesTheRatingsAndPeopleThatRemainAndTheRowsAndMoviesOfTheFile() {
    CleaningReport report =
        report(ENOUGH, profile(1, 1))
            .with(new JoinedPeople(49, 1, 0, 999, 0, IgnoredInteractions.NONE));
    assertThatThrownBy(() -> CONTRACT.check(report, null, NOW))
        .hasMessage(
            "checking the data contract: minRatings is 999, expected at least 1000;"
                + " minUsers is 49, expected at least 50");
  }

  private static CleaningReport report(DataCounts counts, DataProfile profile) {
    return new CleaningReport(
        counts,
        new RemainingCounts(counts.ratings(), counts.users()),
        new RejectedRows(),
        List.of(),
        profile,
        true);
  }

  private static List<RuleOutcome> drift(DataProfile profile, @Nullable DataProfile live) {
    return STRICT.check(report(ENOUGH, profile), live, NOW).stream()
        .filter(outcome -> outcome.rule().startsWith("maxDrift"))
        .toList();
  }

  private static DataProfile profile(long some, long others) {
    return new DataProfile(
        "file:///data", List.of(some, others), Map.of("A", some, "B", others), NOW);
  }

  private static DataProfile aged(@Nullable Instant newest) {
    return new DataProfile("file:///data", Collections.nCopies(10, 1L), Map.of(), newest);
  }

  private static RunFailure failure(
      DataContract contract, DataCounts counts, DataProfile profile, @Nullable DataProfile live) {
    return catchThrowableOfType(
        RunFailure.class, () -> contract.check(report(counts, profile), live, NOW));
  }
}
