package dev.recommender.service.scan;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The best rows found by scoring and sorting them all. */
final class PlainScan {
  private PlainScan() {}

  record Scored(int row, float key) {}

  static List<Scored> best(Factors factors, ScanQuery query) {
    return IntStream.range(0, factors.rows())
        .filter(row -> query.allows(factors.position(row)))
        .mapToObj(row -> new Scored(row, query.key(row, dot(factors, query, row))))
        .filter(scored -> scored.key() > Float.NEGATIVE_INFINITY)
        .sorted(Comparator.comparingDouble(PlainScan::key).reversed().thenComparingInt(Scored::row))
        .limit(query.k())
        .toList();
  }

  /** Zeros of either sign are equal. */
  private static double key(Scored scored) {
    return scored.key() + 0.0;
  }

  private static float dot(Factors factors, ScanQuery query, int row) {
    return FactorScan.dot(query.vector(), factors.values(), row * factors.rank());
  }
}
