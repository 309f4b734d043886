package dev.recommender.training.evaluate;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.train.FactoredUser;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A person with something held out: positions in the history of what is, and positions in the
 * catalogue of the truth, of everything else that is known and of what the training part likes; all
 * ascending.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HeldOutPerson(
    UserHistory history,
    int[] heldOut,
    int[] truth,
    int[] known,
    int[] liked,
    float @Nullable [] factors) {

  /** The truth may be less than what is held out; the rest of it then is known. */
  static HeldOutPerson of(FactoredUser user, HoldOut holdOut, int[] truth) {
    UserHistory history = user.history();
    int[] rest =
        IntStream.range(0, history.size()).filter(n -> Arrays.binarySearch(truth, n) < 0).toArray();
    return new HeldOutPerson(
        history,
        truth,
        items(history, truth),
        items(history, rest),
        items(history, holdOut.training(history)),
        user.factors());
  }

  private static int[] items(UserHistory history, int[] positions) {
    return IntStream.of(positions).map(n -> history.items()[n]).toArray();
  }

  /**
   * Those of training, else by fold-in; null when the model knows nothing that the person likes.
   */
  float @Nullable [] factors(FoldIn foldIn) {
    return factors == null ? foldIn.of(liked) : factors;
  }
}
