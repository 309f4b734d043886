package dev.recommender.training.clean;

import java.util.SortedMap;

/**
 * Turns positions into line numbers: a position is known while one part of a file is read, a line
 * number only when the lines of all parts before it are counted.
 */
final class LineNumbers {
  private static final int INDEX_BITS = 40;

  private final SortedMap<Integer, Long> linesByPart;

  LineNumbers(SortedMap<Integer, Long> linesByPart) {
    this.linesByPart = linesByPart;
  }

  /** Positions are in the order of the file; the index counts the part's lines from 0. */
  static long position(int part, long index) {
    return (long) part << INDEX_BITS | index;
  }

  /** Counted from 1. */
  long line(long position) {
    int part = (int) (position >>> INDEX_BITS);
    long before = linesByPart.headMap(part).values().stream().mapToLong(Long::longValue).sum();
    return before + (position & (1L << INDEX_BITS) - 1) + 1;
  }
}
