package dev.recommender.service.catalogue;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The best known of the movies met, at most so many, each once; rank 0 is the best known of all.
 */
final class BestKnown {
  private final int[] ranks;
  private int size;

  BestKnown(int most) {
    this.ranks = new int[most];
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Whether a movie of this rank, or of any lower one, could still be among them. */
  boolean admits(int rank) {
    return size < ranks.length || rank < ranks[size - 1];
  }

  void add(int rank) {
    int found = Arrays.binarySearch(ranks, 0, size, rank);
    if (found >= 0 || !admits(rank)) {
      return;
    }
    int at = -found - 1;
    int moved = Math.min(size, ranks.length - 1) - at;
    System.arraycopy(ranks, at, ranks, at + 1, moved);
    ranks[at] = rank;
    size = Math.min(size + 1, ranks.length);
  }

  /** Best known first. */
  IntStream ranks() {
    return Arrays.stream(ranks, 0, size);
  }
}
