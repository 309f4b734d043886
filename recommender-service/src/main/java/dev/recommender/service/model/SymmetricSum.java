package dev.recommender.service.model;

import java.util.List;

/** A symmetric matrix made of weighted outer products {@code w y yᵀ}, in double precision. */
public final class SymmetricSum {
  private final int size;

  /** Row by row; only the lower triangle is kept. */
  private final double[] values;

  SymmetricSum(int size) {
    this(size, new double[size * size]);
  }

  private SymmetricSum(int size, double[] values) {
    this.size = size;
    this.values = values;
  }

  public static SymmetricSum zero(int size) {
    return new SymmetricSum(size);
  }

  int size() {
    return size;
  }

  SymmetricSum copy() {
    return new SymmetricSum(size, values.clone());
  }

  /** Adds {@code weight · Σ y yᵀ}; four at once, so that each sum is read and written once. */
  public void addAll(List<double[]> vectors, double weight) {
    int whole = vectors.size() & ~3;
    for (int at = 0; at < whole; at += 4) {
      addFour(vectors.subList(at, at + 4), weight);
    }
    for (double[] rest : vectors.subList(whole, vectors.size())) {
      add(rest, weight);
    }
  }

  private void addFour(List<double[]> vectors, double weight) {
    double[] a = vectors.get(0);
    double[] b = vectors.get(1);
    double[] c = vectors.get(2);
    double[] d = vectors.get(3);
    for (int i = 0; i < size; i++) {
      double ai = weight * a[i];
      double bi = weight * b[i];
      double ci = weight * c[i];
      double di = weight * d[i];
      int row = i * size;
      for (int j = 0; j <= i; j++) {
        values[row + j] += (ai * a[j] + bi * b[j]) + (ci * c[j] + di * d[j]);
      }
    }
  }

  private void add(double[] y, double weight) {
    for (int i = 0; i < size; i++) {
      double weighted = weight * y[i];
      int row = i * size;
      for (int j = 0; j <= i; j++) {
        values[row + j] += weighted * y[j];
      }
    }
  }

  public void addToDiagonal(double value) {
    for (int i = 0; i < size; i++) {
      values[i * size + i] += value;
    }
  }

  void scale(double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  double trace() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += values[i * size + i];
    }
    return sum;
  }

  /** Both triangles, row by row, new. */
  double[] full() {
    double[] full = values.clone();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        full[j * size + i] = values[i * size + j];
      }
    }
    return full;
  }
}
