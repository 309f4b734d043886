package dev.recommender.benchmark;

/** What all runs of a benchmark have in common; the heap is as {@code -Xmx} takes it. */
record TrainingParameters(int rank, int maxIter, int cores, String heap, long seed) {
  /** Small enough that 20M ratings are done in minutes. */
  static final TrainingParameters DEFAULT = new TrainingParameters(32, 5, 2, "6g", 42);
}
