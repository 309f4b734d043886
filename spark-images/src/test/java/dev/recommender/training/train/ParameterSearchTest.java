package dev.recommender.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.training.train.ParameterSearch.Metric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ParameterSearchTest {
  private static final AlsParameters GIVEN = new AlsParameters(64, 15, 0.05, 1, 42);
  private static final AlsParameters STARS =
      new AlsParameters(Feedback.EXPLICIT, 64, 15, 0.05, 0, 3, 42);

  @Test
  void theGivenParametersComeFirstAndTheSeedDecidesTheRest() {
    List<Trial> trials = search(GIVEN, 5, new Metric(AlsParameters::regParam, false)).trials();
    assertThat(trials).hasSize(5).startsWith(new Trial(GIVEN, 0.05));
    assertThat(search(GIVEN, 5, new Metric(AlsParameters::regParam, false)).trials())
        .isEqualTo(trials);
    AlsParameters otherSeed = new AlsParameters(64, 15, 0.05, 1, 43);
    assertThat(search(otherSeed, 5, new Metric(AlsParameters::regParam, false)).trials().get(1))
        .isNotEqualTo(trials.get(1));
  }

  @Test
  void moreTrialsGoOnWhereFewerEnded() {
    Metric metric = new Metric(AlsParameters::alpha, false);
    assertThat(search(GIVEN, 9, metric).trials())
        .startsWith(search(GIVEN, 4, metric).trials().toArray(Trial[]::new));
  }

  @Test
  void everyTrialLiesInTheSpace() {
    List<Trial> trials = search(GIVEN, 200, new Metric(AlsParameters::rank, false)).trials();
    assertThat(trials.subList(1, 200))
        .extracting(Trial::parameters)
        .allSatisfy(tried -> {
          assertThat(tried.rank()).isBetween(8, 100);
          assertThat(tried.maxIter()).isBetween(5, 25);
          assertThat(tried.regParam()).isBetween(0.005, 0.5);
          assertThat(tried.alpha()).isBetween(0.1, 40.0);
          assertThat(tried.seed()).isEqualTo(42);
        });
    // Log-uniform: half of the ranks lie below the geometric mean of 8 and 101.
    assertThat(trials.stream().filter(trial -> trial.value() < 28.4).count()).isBetween(75L, 125L);
  }

  @Test
  void alphaIsNotSearchedForStars() {
    List<Trial> trials = search(STARS, 20, new Metric(AlsParameters::rank, true)).trials();
    assertThat(trials)
        .extracting(Trial::parameters)
        .allMatch(tried -> tried.alpha() == 0 && tried.explicit() && tried.blocks() == 3);
  }

  @Test
  void theBestTrialWins() {
    ParameterSearch highest = search(GIVEN, 20, new Metric(AlsParameters::regParam, false));
    ParameterSearch lowest = search(GIVEN, 20, new Metric(AlsParameters::regParam, true));
    assertThat(highest.trials()).allMatch(one -> one.value() <= highest.parameters().regParam());
    assertThat(lowest.trials()).allMatch(one -> one.value() >= lowest.parameters().regParam());
    assertThat(highest.chosen()).isNotEqualTo(lowest.chosen());
  }

  @Test
  void amongEqualsTheLowestRankWinsAndThenTheEarliest() {
    ParameterSearch equal = search(GIVEN, 20, new Metric(_ -> 0.5, false));
    assertThat(equal.trials())
        .allMatch(one -> one.parameters().rank() >= equal.parameters().rank());
    Map<Boolean, Long> before =
        equal.trials().subList(0, equal.chosen()).stream()
            .collect(
                java.util.stream.Collectors.partitioningBy(
                    one -> one.parameters().rank() == equal.parameters().rank(),
                    java.util.stream.Collectors.counting()));
    assertThat(before.get(true)).isZero();
  }

  @Test
  void whereNobodyCouldBeEvaluatedTheGivenParametersStay() {
    for (boolean lowerIsBetter : new boolean[] {true, false}) {
      assertThat(search(GIVEN, 5, new Metric(_ -> Double.NaN, lowerIsBetter)).chosen()).isZero();
      Metric onlyGiven = new Metric(one -> one.equals(GIVEN) ? 0.1 : Double.NaN, lowerIsBetter);
      assertThat(search(GIVEN, 5, onlyGiven).chosen()).isZero();
      Metric othersOnly = new Metric(one -> one.equals(GIVEN) ? Double.NaN : 0.1, lowerIsBetter);
      assertThat(search(GIVEN, 5, othersOnly).chosen()).isPositive();
    }
  }

  private static ParameterSearch search(AlsParameters given, int trials, Metric metric) {
    return ParameterSearch.run(given, trials, 10_000, metric);
  }
}
