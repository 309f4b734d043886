package dev.recommender.training.evaluate;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.train.FactoredUser;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A person of whom rankings should find something: positions in the catalogue of the truth, of what
 * is known and therefore not ranked, and of what the training part likes; all ascending.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HeldOutPerson(
    UserHistory history, int[] truth, int[] known, int[] liked, float @Nullable [] factors) {

  /** Nothing that is held out is known; null when nothing of it is liked. */
  static @Nullable HeldOutPerson of(FactoredUser user, HoldOut holdOut) {
    UserHistory history = user.history();
    return of(user, holdOut, holdOut.truth(history), holdOut.heldOut(history));
  }

  /** The truth is a part of what is held out; the rest of it is known. */
  static @Nullable HeldOutPerson ofPart(FactoredUser user, HoldOut holdOut, int[] truth) {
    return of(user, holdOut, truth, truth);
  }

  private static @Nullable HeldOutPerson of(
      FactoredUser user, HoldOut holdOut, int[] truth, int[] unknown) {
    UserHistory history = user.history();
    return truth.length == 0
        ? null
        : new HeldOutPerson(
            history,
            items(history, truth),
            history.without(unknown).items(),
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
