package dev.recommender.training;

import java.util.Locale;

/** The stages of a run, with the percentages of the whole between which each lies. */
enum Stage {
  CLAIM(0, 2),
  LOAD(2, 5),
  CLEAN(5, 15),
  FEATURES(15, 20),
  TRAIN(20, 50),
  EVALUATE(50, 55),
  REFIT(55, 85),
  PUBLISH(85, 100);

  private final int from;
  private final int to;

  Stage(int from, int to) {
    this.from = from;
    this.to = to;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Percent of the whole run when this stage is done by the given fraction. */
  int percent(double fraction) {
    return from + (int) ((to - from) * Math.clamp(fraction, 0, 1));
  }
}
