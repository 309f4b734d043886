package dev.recommender.benchmark;

/** What all runs of a benchmark have in common; the heap is as {@code -Xmx} takes it. */
record TrainingParameters(int rank, int maxIter, int cores, String heap, long seed) {
  /** Of the growth curve: small enough that 20M ratings are done in minutes. */
  static final TrainingParameters CURVE = new TrainingParameters(32, 5, 2, "6g", 42);

  /** Of the comparisons: as large as in earnest, where the solver's work is most of the stage. */
  static final TrainingParameters SIDE_BY_SIDE = new TrainingParameters(64, 10, 2, "6g", 42);
}
