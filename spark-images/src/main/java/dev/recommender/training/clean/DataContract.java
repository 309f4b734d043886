package dev.recommender.training.clean;

import dev.recommender.training.failure.RunFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a data set must hold to be worth training on. */
public record DataContract(
    long minRatings, long minUsers, long minItems, double maxRejectedPercent) {

  /** Fails with every broken rule, what was found and what is expected. */
  public void check(DataCounts found) {
    if (found.ratings() == 0) {
      throw RunFailure.data(
          "EmptyDataset",
          "checking the data set: no usable rating among %d rows".formatted(found.rejected()));
    }
    List<String> broken = new ArrayList<>();
    least(broken, "ratings", found.ratings(), minRatings);
    least(broken, "users", found.users(), minUsers);
    least(broken, "rated movies", found.ratedItems(), minItems);
    if (found.rejectedPercent() > maxRejectedPercent) {
      broken.add(
          String.format(
              Locale.ROOT,
              "rejected rows are %.2f %%, expected at most %s %%",
              found.rejectedPercent(),
              maxRejectedPercent));
    }
    if (!broken.isEmpty()) {
      throw RunFailure.data(
          "ContractBroken", "checking the data contract: " + String.join("; ", broken));
    }
  }

  private static void least(List<String> broken, String what, long found, long expected) {
    if (found < expected) {
      broken.add("%s are %d, expected at least %d".formatted(what, found, expected));
    }
  }
}
