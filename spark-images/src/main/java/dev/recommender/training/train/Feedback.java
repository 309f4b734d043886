package dev.recommender.training.train;

import java.util.Arrays;

/** What a model learns from. */
public enum Feedback {
  /** What people liked; ranks best. */
  IMPLICIT("Implicit"),
  /** How many stars they gave; predicts stars. */
  EXPLICIT("Explicit");

  private final String label;

  Feedback(String label) {
    this.label = label;
  }

  public static Feedback labelled(String label) {
    return Arrays.stream(values())
        .filter(feedback -> feedback.label.equals(label))
        .findFirst()
        .orElseThrow();
  }

  /** As arguments and documents write it. */
  public String label() {
    return label;
  }
}
