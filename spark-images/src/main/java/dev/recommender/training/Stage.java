package dev.recommender.training;

import java.util.Arrays;
import java.util.Locale;

/**
 * The stages of a run, each with its share of the time of a run without a search: as measured on
 * ml-latest-small, where starting Spark counts; with more data trainings take more of it.
 */
enum Stage {
  CLAIM(1),
  LOAD(10),
  CLEAN(20),
  FEATURES(1),
  SEARCH(0),
  TRAIN(26),
  EVALUATE(8),
  REFIT(24),
  PUBLISH(10);

  private final int share;

  Stage(int share) {
    this.share = share;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How much of the whole run is done, from 0 to 1, when this stage is done by the fraction. */
  double done(double fraction, int searchTrials) {
    double before =
        Arrays.stream(values())
            .takeWhile(stage -> stage != this)
            .mapToDouble(stage -> stage.share(searchTrials))
            .sum();
    double whole = Arrays.stream(values()).mapToDouble(stage -> stage.share(searchTrials)).sum();
    return (before + share(searchTrials) * Math.clamp(fraction, 0, 1)) / whole;
  }

  /** A trial trains and evaluates once. */
  private int share(int searchTrials) {
    return this == SEARCH ? searchTrials * (TRAIN.share + EVALUATE.share) : share;
  }
}
