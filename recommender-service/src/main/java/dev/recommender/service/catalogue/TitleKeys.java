package dev.recommender.service.catalogue;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Every form under which a movie can be found, sorted, each with the positions of its movies. */
final class TitleKeys {
  private final String[] keys;
  private final int[][] positions;

  private TitleKeys(Map<String, int[]> sorted) {
    this.keys = sorted.keySet().toArray(String[]::new);
    this.positions = sorted.values().toArray(int[][]::new);
  }

  int size() {
    return keys.length;
  }

  String key(int at) {
    return keys[at];
  }

  int[] positionsOf(int at) {
    return positions[at];
  }

  /** The movies of exactly this form. */
  int[] exactly(String form) {
    int at = Arrays.binarySearch(keys, form);
    return at < 0 ? new int[0] : positions[at];
  }

  /** The movies with a form that begins with this text. */
  int[] startingWith(String prefix) {
    int found = Arrays.binarySearch(keys, prefix);
    int first = found < 0 ? -found - 1 : found;
    return IntStream.range(first, keys.length)
        .takeWhile(at -> keys[at].startsWith(prefix))
        .flatMap(at -> Arrays.stream(positions[at]))
        .distinct()
        .toArray();
  }

  /** Collects forms while the index is built. */
  static final class Builder {
    private final Map<String, int[]> sorted = new TreeMap<>();

    void add(String form, int position) {
      sorted.merge(form, new int[] {position}, Builder::joined);
    }

    void addAll(TitleKeys other) {
      for (int at = 0; at < other.size(); at++) {
        sorted.merge(other.key(at), other.positionsOf(at), Builder::joined);
      }
    }

    TitleKeys build() {
      return new TitleKeys(sorted);
    }

    private static int[] joined(int[] some, int[] more) {
      return IntStream.concat(Arrays.stream(some), Arrays.stream(more)).distinct().toArray();
    }
  }
}
