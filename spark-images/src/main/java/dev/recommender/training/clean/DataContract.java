package dev.recommender.training.clean;

import dev.recommender.training.failure.RunFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a data set must hold to be worth training on. {@code minRatings} and {@code minUsers} judge
 * what remains after consent, erasure and interactions, the other rules the data set itself, whose
 * items are those with a rating in it. Drift is a population stability index, age is that of the
 * newest rating; 0 turns each of the two off.
 */
public record DataContract(
    long minRatings,
    long minUsers,
    long minItems,
    double maxRejectedPercent,
    double maxDrift,
    long maxAgeSeconds) {

  /**
   * What every rule found in a report. Drift is measured against the data of the version that
   * serves now, when that came from the same source; fails with every broken rule.
   */
  public List<RuleOutcome> check(CleaningReport report, @Nullable DataProfile live, Instant now) {
    DataCounts counts = report.counts();
    DataProfile profile = report.profile();
    if (counts.ratings() == 0) {
      throw RunFailure.data(
          "EmptyDataset",
          "checking the data set: no usable rating among %d rows".formatted(counts.rejected()));
    }
    List<RuleOutcome> outcomes =
        Stream.of(amounts(counts, report.remaining()), drift(profile, live), age(profile, now))
            .flatMap(List::stream)
            .toList();
    if (!outcomes.stream().allMatch(RuleOutcome::passed)) {
      throw RunFailure.data("ContractBroken", "checking the data contract: " + broken(outcomes));
    }
    return outcomes;
  }

  private static String broken(List<RuleOutcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> !outcome.passed())
        .map(RuleOutcome::sentence)
        .collect(Collectors.joining("; "));
  }

  private List<RuleOutcome> amounts(DataCounts counts, RemainingCounts remaining) {
    return List.of(
        least("minRatings", remaining.ratings(), minRatings),
        least("minUsers", remaining.users(), minUsers),
        least("minItems", counts.ratedItems(), minItems),
        new RuleOutcome(
            "maxRejectedPercent",
            String.format(Locale.ROOT, "%.2f %%", counts.rejectedPercent()),
            "at most %s %%".formatted(maxRejectedPercent),
            counts.rejectedPercent() <= maxRejectedPercent));
  }

  private static RuleOutcome least(String rule, long found, long expected) {
    return new RuleOutcome(rule, String.valueOf(found), "at least " + expected, found >= expected);
  }

  private List<RuleOutcome> drift(DataProfile profile, @Nullable DataProfile live) {
    if (maxDrift == 0) {
      return List.of();
    }
    String expected = "at most " + maxDrift;
    String skipped =
        live == null
            ? "not compared: no version serves yet"
            : "not compared: the data set is another one";
    if (live == null || !live.source().equals(profile.source())) {
      return List.of(
          new RuleOutcome("maxDriftOfRatings", skipped, expected, true),
          new RuleOutcome("maxDriftOfGenres", skipped, expected, true));
    }
    return List.of(
        most("maxDriftOfRatings", Drift.between(live.byHalfStar(), profile.byHalfStar())),
        most("maxDriftOfGenres", Drift.between(live.genres(), profile.genres())));
  }

  private RuleOutcome most(String rule, double found) {
    return new RuleOutcome(
        rule, String.format(Locale.ROOT, "%.4f", found), "at most " + maxDrift, found <= maxDrift);
  }

  private List<RuleOutcome> age(DataProfile profile, Instant now) {
    List<RuleOutcome> outcomes = new ArrayList<>();
    if (maxAgeSeconds > 0) {
      Instant newest = profile.newest();
      long age = newest == null ? 0 : now.getEpochSecond() - newest.getEpochSecond();
      outcomes.add(
          new RuleOutcome(
              "maxAgeSeconds",
              newest == null ? "unknown (no times)" : age + " s",
              "at most %d s".formatted(maxAgeSeconds),
              newest != null && age <= maxAgeSeconds));
    }
    return outcomes;
  }
}
