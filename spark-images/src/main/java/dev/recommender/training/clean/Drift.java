package dev.recommender.training.clean;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Population stability index of counts by class against earlier ones: {@code Σ (a − e) · ln(a / e)}
 * over the classes, with a class's share a now and e earlier (Siddiqi, Credit Risk Scorecards,
 * 2006; the symmetric Kullback–Leibler divergence of Jeffreys, 1946). Shares are at least {@value
 * #LEAST_SHARE}, so that a class that appears or vanishes counts without being infinite. Below 0.1
 * is usually called stable, above 0.25 changed.
 */
final class Drift {
  static final double LEAST_SHARE = 1e-4;

  private Drift() {}

  static double between(Map<String, Long> earlier, Map<String, Long> now) {
    Set<String> classes = new TreeSet<>(earlier.keySet());
    classes.addAll(now.keySet());
    double sum = 0;
    for (String name : classes) {
      double expected = share(earlier, name);
      double actual = share(now, name);
      sum += (actual - expected) * Math.log(actual / expected);
    }
    return sum;
  }

  private static double share(Map<String, Long> counts, String name) {
    return Math.max(
        LEAST_SHARE, (double) counts.getOrDefault(name, 0L) / Math.max(1, sum(counts.values())));
  }

  private static long sum(Collection<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
