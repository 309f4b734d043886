package dev.recommender.training.evaluate;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The metrics again, straight from their definitions, with sets and lists: the judge. */
record NaiveMetrics(List<Integer> ranking, Set<Integer> truth, int k) {
  private List<Integer> top() {
    return ranking.subList(0, Math.min(k, ranking.size()));
  }

  private int possible() {
    return Math.min(k, truth.size());
  }

  double precision() {
    return top().stream().filter(truth::contains).count() / (double) k;
  }

  double recall() {
    return top().stream().filter(truth::contains).count() / (double) possible();
  }

  double ndcg() {
    return gain(top().stream().map(truth::contains).toList())
        / gain(IntStream.range(0, possible()).mapToObj(n -> true).toList());
  }

  private static double gain(List<Boolean> hits) {
    return IntStream.rangeClosed(1, hits.size())
        .filter(rank -> hits.get(rank - 1))
        .mapToDouble(rank -> 1 / (Math.log10(rank + 1) / Math.log10(2)))
        .sum();
  }

  double averagePrecision() {
    return IntStream.rangeClosed(1, top().size())
            .filter(rank -> truth.contains(ranking.get(rank - 1)))
            .mapToDouble(rank ->
                ranking.subList(0, rank).stream().filter(truth::contains).count() / (double) rank)
            .sum()
        / possible();
  }
}
