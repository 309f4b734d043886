package dev.recommender.training.evaluate;

import java.util.Arrays;

/** Which of a person's positives are held out. */
public enum Split {
  /** The last by time, then movie id. */
  TEMPORAL("Temporal"),
  /** Any, drawn by a seed. */
  RANDOM("Random");

  private final String label;

  Split(String label) {
    this.label = label;
  }

  /** As arguments and documents write it. */
  public String label() {
    return label;
  }

  public static Split labelled(String label) {
    return Arrays.stream(values())
        .filter(split -> split.label.equals(label))
        .findFirst()
        .orElseThrow();
  }
}
