package dev.recommender.training.evaluate;

import java.io.Serializable;
import java.util.BitSet;

/** What is counted over the first ten of everyone's rankings, beside hits. */
final class ListTally implements Serializable {
  private static final int K = 10;

  private final BitSet covered = new BitSet();
  private double selfInformation;
  private double popularity;
  private int lists;

  /** An empty ranking says nothing of novelty. */
  void add(int[] ranking, Popularity liked) {
    int size = Math.min(K, ranking.length);
    double bits = 0;
    double likers = 0;
    for (int n = 0; n < size; n++) {
      covered.set(ranking[n]);
      bits += liked.selfInformation(ranking[n]);
      likers += liked.count(ranking[n]);
    }
    if (size > 0) {
      selfInformation += bits / size;
      popularity += likers / size;
      lists++;
    }
  }

  void merge(ListTally other) {
    covered.or(other.covered);
    selfInformation += other.selfInformation;
    popularity += other.popularity;
    lists += other.lists;
  }

  /** The share of the catalogue that is in somebody's list (Ge et al. 2010). */
  double coverage(int items) {
    return (double) covered.cardinality() / Math.max(1, items);
  }

  /** The mean over lists of the mean self-information of their movies. */
  double novelty() {
    return selfInformation / Math.max(1, lists);
  }

  /** The mean over lists of the mean number of people who like their movies. */
  double popularity() {
    return popularity / Math.max(1, lists);
  }
}
