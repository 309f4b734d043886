package dev.recommender.training.train;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.UserHistory;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/** The data set as if what is withheld did not exist: a search never sees the hold-out. */
public final class TrainingPart {
  private TrainingPart() {}

  /** Its histories are kept until they are unpersisted. */
  public static CleanData of(CleanData data, Withheld withheld) {
    JavaRDD<UserHistory> histories =
        data.histories()
            .map(history -> history.without(withheld.of(history)))
            .filter(history -> history.size() > 0)
            .persist(StorageLevel.MEMORY_AND_DISK());
    return data.withHistories(histories);
  }
}
