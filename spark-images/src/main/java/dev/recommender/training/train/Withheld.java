package dev.recommender.training.train;

import dev.recommender.training.clean.UserHistory;
import java.io.Serializable;

/** Which of a person's ratings a model is not trained on. */
@FunctionalInterface
public interface Withheld extends Serializable {
  Withheld NOTHING = history -> new int[0];

  /** Positions in the history, ascending. */
  int[] of(UserHistory history);
}
