package dev.recommender.operator.reconcile;

import dev.recommender.operator.lifecycle.Drift;
import java.util.List;
import java.util.stream.Collectors;

/** Objects do not stay as they are applied: somebody else writes them, too. */
final class ContestedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ContestedException(List<Drift> drifts) {
    super(
        drifts.stream().map(Drift::toString).collect(Collectors.joining("; "))
            + ": differs again as soon as it is put back, it should stay as it was applied");
  }
}
