package dev.recommender.training.clean;

/** How many lines a part of the ratings has, and which of them are not used. */
record PartReport(int part, long lines, RejectedRows rejected) implements Shuffled {
  /** Sorts before every pseudonym. */
  static final String KEY = "";
}
