package dev.recommender.training.train;

/** Hears how far a solver is; called from any thread. */
@FunctionalInterface
public interface SolverProgress {
  /**
   * Never called with less than before, but for a new solution, which begins at 0.
   *
   * @param iteration iterations that have ended
   * @param iterations how many there will be
   * @param fraction of the whole solution, its preparation included
   */
  void at(int iteration, int iterations, double fraction);
}
