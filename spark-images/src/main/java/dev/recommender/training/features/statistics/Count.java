package dev.recommender.training.features.statistics;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.features.UserProfiling;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** One pass over the histories that counts several kinds, each into the targets of its cells. */
record Count(List<Kind> kinds, List<int[]> targets, UserProfiling profiling)
    implements Serializable {

  /** By kind; as a tree, so that the driver never holds the counts of all partitions. */
  List<CellCounts> of(JavaRDD<UserHistory> histories) {
    return histories.mapPartitions(part -> List.of(part(part)).iterator()).treeReduce(Count::merge);
  }

  private static List<CellCounts> merge(List<CellCounts> some, List<CellCounts> others) {
    for (int kind = 0; kind < some.size(); kind++) {
      some.get(kind).merge(others.get(kind));
    }
    return some;
  }

  private List<CellCounts> part(Iterator<UserHistory> histories) {
    List<Counter> counters = new ArrayList<>();
    for (int k = 0; k < kinds.size(); k++) {
      counters.add(new Counter(kinds.get(k), targets.get(k)));
    }
    while (histories.hasNext()) {
      Visit visit = new Visit(histories.next(), profiling);
      counters.forEach(Counter::nextPerson);
      while (visit.next()) {
        counters.forEach(counter -> counter.count(visit));
      }
    }
    return new ArrayList<>(counters.stream().map(Counter::counts).toList());
  }
}
