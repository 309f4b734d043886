package dev.recommender.service.recommend;

import dev.recommender.service.model.PublishedItem;
import dev.recommender.service.scan.Factors;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;

/** Scores computed the plain way, in double precision, from the published items themselves. */
final class PlainScores {
  private PlainScores() {}

  record Scored(int movieId, double score) {}

  static List<Scored> best(
      List<PublishedItem> items, double[] vector, int k, IntPredicate allowedId) {
    List<Scored> all = new ArrayList<>();
    for (PublishedItem item : items) {
      ByteBuffer factors = item.factors();
      if (factors != null && allowedId.test(item.movie().id())) {
        all.add(new Scored(item.movie().id(), dot(vector, Factors.decoded(factors))));
      }
    }
    all.sort(Comparator.comparingDouble(Scored::score).reversed());
    return all.subList(0, Math.min(k, all.size()));
  }

  static double dot(double[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static double[] doubles(float[] vector) {
    double[] doubles = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      doubles[i] = vector[i];
    }
    return doubles;
  }

  static float[] audience(PublishedItem item) {
    return Factors.decoded(Objects.requireNonNull(item.audience()).factors());
  }

  static float[] factors(PublishedItem item) {
    return Factors.decoded(Objects.requireNonNull(item.factors()));
  }
}
