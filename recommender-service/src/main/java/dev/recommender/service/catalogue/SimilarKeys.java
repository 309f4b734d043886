package dev.recommender.service.catalogue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds forms that look like a query, by the three-letter pieces they share with it. */
final class SimilarKeys {
  /** One typing error touches at most this many pieces. */
  private static final int PIECES_PER_ERROR = 4;

  private static final double LEAST_LIKENESS = 0.25;

  private final TitleKeys keys;
  private final Map<String, int[]> keysByPiece;

  SimilarKeys(TitleKeys keys) {
    this.keys = keys;
    Map<String, IntStream.Builder> collected = new HashMap<>();
    for (int at = 0; at < keys.size(); at++) {
      for (String piece : pieces(keys.key(at))) {
        collected.computeIfAbsent(piece, p -> IntStream.builder()).add(at);
      }
    }
    this.keysByPiece =
        collected.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().build().toArray()));
  }

  /** The movies with a form at most so many typing errors away. */
  int[] within(int errors, String form) {
    List<String> pieces = pieces(form);
    int[] shared = shared(pieces);
    int least = Math.max(1, pieces.size() - PIECES_PER_ERROR * errors);
    return IntStream.range(0, keys.size())
        .filter(at -> shared[at] >= least)
        .filter(at -> EditDistance.between(form, keys.key(at), errors) <= errors)
        .flatMap(at -> Arrays.stream(keys.positionsOf(at)))
        .distinct()
        .toArray();
  }

  /** The movies whose forms are most alike, best first. */
  int[] mostAlike(String form, int count) {
    List<String> pieces = pieces(form);
    int[] shared = shared(pieces);
    return IntStream.range(0, keys.size())
        .filter(at -> likeness(at, shared, pieces.size()) >= LEAST_LIKENESS)
        .boxed()
        .sorted(Comparator.comparingDouble(at -> -likeness(at, shared, pieces.size())))
        .flatMapToInt(at -> Arrays.stream(keys.positionsOf(at)))
        .distinct()
        .limit(count)
        .toArray();
  }

  /** Dice's coefficient of the pieces. */
  private double likeness(int at, int[] shared, int pieces) {
    return 2.0 * shared[at] / (pieces + keys.key(at).length() + 1);
  }

  private int[] shared(List<String> pieces) {
    int[] shared = new int[keys.size()];
    for (String piece : pieces) {
      for (int at : keysByPiece.getOrDefault(piece, new int[0])) {
        shared[at]++;
      }
    }
    return shared;
  }

  private static List<String> pieces(String form) {
    String framed = " " + form + "  ";
    return IntStream.rangeClosed(0, framed.length() - 3)
        .mapToObj(from -> framed.substring(from, from + 3))
        .distinct()
        .toList();
  }
}
