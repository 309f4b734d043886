package dev.recommender.service.catalogue;

import java.util.Arrays;

/** Lists of numbers, packed into one array. */
final class Postings {
  private final int[] starts;
  private final int[] entries;

  private Postings(int[] starts, int[] entries) {
    this.starts = starts;
    this.entries = entries;
  }

  /** Where the entries of a list begin; they end where the next list begins. */
  int start(int list) {
    return starts[list];
  }

  int length(int list) {
    return starts[list + 1] - starts[list];
  }

  int entry(int at) {
    return entries[at];
  }

  /** Whether an ascending list has the entry. */
  boolean has(int list, int entry) {
    return Arrays.binarySearch(entries, starts[list], starts[list + 1], entry) >= 0;
  }

  /** Visits every entry of some ascending lists once, in order, with the number of its lists. */
  void merge(int[] chosen, Visitor visitor) {
    int[] next = Arrays.stream(chosen).map(this::start).toArray();
    int entry = least(chosen, next);
    while (entry < Integer.MAX_VALUE) {
      int count = 0;
      for (int at = 0; at < chosen.length; at++) {
        if (next[at] < starts[chosen[at] + 1] && entries[next[at]] == entry) {
          next[at]++;
          count++;
        }
      }
      visitor.visit(entry, count);
      entry = least(chosen, next);
    }
  }

  private int least(int[] chosen, int[] next) {
    int least = Integer.MAX_VALUE;
    for (int at = 0; at < chosen.length; at++) {
      if (next[at] < starts[chosen[at] + 1]) {
        least = Math.min(least, entries[next[at]]);
      }
    }
    return least;
  }

  /** Is shown an entry and the number of lists that have it. */
  interface Visitor {
    void visit(int entry, int count);
  }

  /** Collects entries; each list keeps the order in which they came. */
  static final class Builder {
    private int[] lists = new int[1024];
    private int[] entries = new int[1024];
    private int size;

    void add(int list, int entry) {
      if (size == lists.length) {
        lists = Arrays.copyOf(lists, size * 2);
        entries = Arrays.copyOf(entries, size * 2);
      }
      lists[size] = list;
      entries[size++] = entry;
    }

    Postings build(int count) {
      int[] starts = new int[count + 1];
      for (int at = 0; at < size; at++) {
        starts[lists[at] + 1]++;
      }
      Arrays.parallelPrefix(starts, Integer::sum);
      int[] next = Arrays.copyOf(starts, count);
      int[] packed = new int[size];
      for (int at = 0; at < size; at++) {
        packed[next[lists[at]]++] = entries[at];
      }
      return new Postings(starts, packed);
    }

    /** The same lists under other numbers: list {@code i} becomes {@code numbers[i]}. */
    Postings build(int[] numbers) {
      for (int at = 0; at < size; at++) {
        lists[at] = numbers[lists[at]];
      }
      return build(numbers.length);
    }
  }
}
