package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.model.Cholesky;
import dev.recommender.service.recommend.Explanation.Contribution;
import java.util.Comparator;
import java.util.List;

/**
 * A person's vector {@code x = A⁻¹ Σ w y} and the equations it came from, by which every score
 * {@code yᵢ · x} falls into what each of the person's movies adds: {@code w yᵢᵀ A⁻¹ y}.
 */
final class Folded {
  private final Cholesky left;
  private final List<Own> own;
  private final double base;
  private final float[] vector;

  /** With the bias of items as a last dimension when there is one. */
  Folded(Cholesky left, List<Own> own, double base, boolean withBias) {
    this.left = left;
    this.own = List.copyOf(own);
    this.base = base;
    this.vector = vector(left, own, withBias);
  }

  /** A movie of the person and its weight on the right-hand side. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Own(Movie movie, double[] vector, double weight) {}

  float[] vector() {
    return vector.clone();
  }

  /** What every score has in addition. */
  double base() {
    return base;
  }

  /** The dimensions of taste, without a bias. */
  int rank() {
    return own.getFirst().vector().length;
  }

  /** How many movies of the person count. */
  int size() {
    return own.size();
  }

  /** What each movie of the person adds to the score of an item, the biggest first. */
  List<Contribution> contributions(float[] item) {
    double[] solved = left.solve(doubles(item, rank()));
    return own.stream()
        .map(movie -> contribution(movie, solved))
        .sorted(Comparator.comparingDouble((Contribution added) -> -Math.abs(added.value())))
        .toList();
  }

  private static Contribution contribution(Own own, double[] solved) {
    double value = own.weight() * dot(solved, own.vector());
    return new Contribution(own.movie(), value, own.weight() > 0);
  }

  static double[] doubles(float[] values, int count) {
    double[] doubles = new double[count];
    for (int i = 0; i < count; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static float[] vector(Cholesky left, List<Own> own, boolean withBias) {
    double[] right = new double[own.getFirst().vector().length];
    for (Own movie : own) {
      for (int i = 0; i < right.length; i++) {
        right[i] += movie.weight() * movie.vector()[i];
      }
    }
    double[] solution = left.solve(right);
    float[] vector = new float[right.length + (withBias ? 1 : 0)];
    for (int i = 0; i < solution.length; i++) {
      vector[i] = (float) solution[i];
    }
    if (withBias) {
      vector[solution.length] = 1;
    }
    return vector;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
