package dev.recommender.training.clean;

import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.people.PeopleSnapshot;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/** Histories after consent, erasure and interactions. */
public record KnownHistories(JavaRDD<UserHistory> histories, JoinedPeople counts) {

  /** The very histories that were read when there is nothing to apply; else others, persisted. */
  public static KnownHistories of(
      JavaRDD<UserHistory> read, PeopleSnapshot people, MovieIds movieIds) {
    if (!areOthers(people)) {
      return new KnownHistories(read, JoinedPeople.NOBODY);
    }
    JavaRDD<Cleaned> joined =
        KnownInteractions.merge(read, people, movieIds).persist(StorageLevel.MEMORY_AND_DISK());
    JoinedPeople counts =
        joined
            .filter(JoinedPeople.class::isInstance)
            .map(JoinedPeople.class::cast)
            .collect()
            .stream()
            .reduce(JoinedPeople.NOBODY, JoinedPeople::plus);
    requireSomebody(counts, people);
    return new KnownHistories(
        joined.filter(UserHistory.class::isInstance).map(UserHistory.class::cast), counts);
  }

  /** Whether what is known of people changes any history. */
  private static boolean areOthers(PeopleSnapshot people) {
    return people.rules().includeEvents() || !people.watermarks().isTrivial();
  }

  private static void requireSomebody(JoinedPeople counts, PeopleSnapshot people) {
    if (counts.people() == 0 && counts.leftOut() > 0) {
      throw RunFailure.data(
          "EmptyDataset",
          ("leaving out people: none of %d people in the data set may be used (consent is %s,"
                  + " %d people are known to the service, %d of them left out), expected at least"
                  + " one")
              .formatted(
                  counts.leftOut(),
                  people.rules().consent().label(),
                  people.contents().people(),
                  people.contents().leftOut()));
    }
  }
}
