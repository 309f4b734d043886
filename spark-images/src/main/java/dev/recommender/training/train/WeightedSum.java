package dev.recommender.training.train;

import java.io.Serializable;

/** Σ w·x over people, with Σ w and how many they are. */
final class WeightedSum implements Serializable {
  private final double[] sum;
  private double weight;
  private int people;

  WeightedSum(int rank) {
    sum = new double[rank];
  }

  void add(double personWeight, float[] factors) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += personWeight * factors[k];
    }
    weight += personWeight;
    people++;
  }

  WeightedSum plus(WeightedSum other) {
    WeightedSum both = new WeightedSum(sum.length);
    for (int k = 0; k < sum.length; k++) {
      both.sum[k] = sum[k] + other.sum[k];
    }
    both.weight = weight + other.weight;
    both.people = people + other.people;
    return both;
  }

  int people() {
    return people;
  }

  double[] mean() {
    return shrunk(new double[sum.length], 0);
  }

  /** {@code (Σ w·x + κ·prior) / (Σ w + κ)}. */
  double[] shrunk(double[] prior, double kappa) {
    double[] mean = new double[sum.length];
    for (int k = 0; k < sum.length; k++) {
      mean[k] = (sum[k] + kappa * prior[k]) / (weight + kappa);
    }
    return mean;
  }
}
