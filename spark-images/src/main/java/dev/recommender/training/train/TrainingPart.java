package dev.recommender.training.train;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.UserHistory;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/** The data set as if what is withheld did not exist: a search never sees the hold-out. */
public final class TrainingPart {
  private TrainingPart() {}

  /** Its histories are kept until they are unpersisted. */
  public static CleanData of(CleanData data, Withheld withheld) {
    JavaRDD<UserHistory> histories =
        data.histories()
            .map(history -> without(history, withheld.of(history)))
            .filter(history -> history.size() > 0)
            .persist(StorageLevel.MEMORY_AND_DISK());
    return data.withHistories(histories);
  }

  private static UserHistory without(UserHistory history, int[] withheld) {
    int[] kept =
        IntStream.range(0, history.size())
            .filter(n -> Arrays.binarySearch(withheld, n) < 0)
            .toArray();
    return history.only(kept);
  }
}
