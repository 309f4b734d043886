package dev.recommender.training.features.statistics;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.features.UserProfiling;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;

/** Counts kinds and merges their cells in turns until none that is shown has too few people. */
final class Floor {
  private final List<Kind> kinds;
  private final List<Merging> mergings;
  private final CellCounts[] counts;

  Floor(List<Kind> kinds, int people) {
    this.kinds = kinds;
    this.mergings = kinds.stream().map(kind -> new Merging(kind.grid(), people)).toList();
    this.counts = new CellCounts[kinds.size()];
  }

  /** Counts all kinds, then again those that had something to merge. */
  Floor reach(JavaRDD<UserHistory> histories, UserProfiling profiling) {
    List<Integer> open = IntStream.range(0, kinds.size()).boxed().toList();
    while (!open.isEmpty()) {
      Count count =
          new Count(
              open.stream().map(kinds::get).toList(),
              open.stream().map(k -> mergings.get(k).targets()).toList(),
              profiling);
      List<CellCounts> counted = count.of(histories);
      for (int n = 0; n < counted.size(); n++) {
        counts[open.get(n)] = counted.get(n);
      }
      open = open.stream().filter(k -> mergings.get(k).merge(counts[k])).toList();
    }
    return this;
  }

  /** Where the cells of a kind have gone. */
  int[] targets(String kind) {
    int at =
        IntStream.range(0, kinds.size())
            .filter(k -> kinds.get(k).name().equals(kind))
            .findFirst()
            .orElseThrow();
    return mergings.get(at).targets();
  }

  Stream<StatisticsCell> cells() {
    return IntStream.range(0, kinds.size()).boxed().flatMap(this::cells);
  }

  private Stream<StatisticsCell> cells(int k) {
    CellCounts count = counts[k];
    return IntStream.range(0, kinds.get(k).grid().cells())
        .filter(cell -> !count.isEmpty(cell))
        .mapToObj(cell -> count.cell(kinds.get(k), cell));
  }
}
