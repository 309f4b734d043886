package dev.recommender.service.admission;

import java.time.Duration;

/** Is told how long each stage of scoring took; called on many threads at once. */
public interface ScoringTimes {
  /** From being asked until a thread took the work. */
  void waited(Duration duration);

  /** From then until the work was done. */
  void scored(Duration duration);
}
