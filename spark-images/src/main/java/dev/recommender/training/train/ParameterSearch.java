package dev.recommender.training.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** What a seeded random search found: its trials in order, the given parameters first. */
public record ParameterSearch(List<Trial> trials, int chosen) {

  /** What trials are compared by; NaN where there is nothing to compare. */
  public record Metric(ToDoubleFunction<AlsParameters> of, boolean lowerIsBetter) {}

  /**
   * The best trial wins; among equals the one with the lowest rank, then the earliest. Without
   * anything to compare the given parameters stay.
   *
   * @param count how many trials, the given parameters among them; at least 1
   * @param items how many movies the catalogue has
   */
  public static ParameterSearch run(AlsParameters given, int count, int items, Metric metric) {
    SearchSpace space = new SearchSpace(given, items);
    Random random = new Random(given.seed());
    List<Trial> trials = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      AlsParameters parameters = n == 0 ? given : space.draw(random);
      trials.add(new Trial(parameters, metric.of().applyAsDouble(parameters)));
    }
    return new ParameterSearch(List.copyOf(trials), best(trials, metric.lowerIsBetter()));
  }

  private static int best(List<Trial> trials, boolean lowerIsBetter) {
    Comparator<Trial> byValue = Comparator.comparingDouble(Trial::value);
    Comparator<Trial> better =
        (lowerIsBetter ? byValue.reversed() : byValue)
            .thenComparingInt(trial -> -trial.parameters().rank());
    int best = 0;
    for (int n = 1; n < trials.size(); n++) {
      best = wins(trials.get(n), trials.get(best), better) ? n : best;
    }
    return best;
  }

  private static boolean wins(Trial trial, Trial other, Comparator<Trial> better) {
    return trial.comparable() && (!other.comparable() || better.compare(trial, other) > 0);
  }

  /** Of the trial that won. */
  public AlsParameters parameters() {
    return trials.get(chosen).parameters();
  }
}
