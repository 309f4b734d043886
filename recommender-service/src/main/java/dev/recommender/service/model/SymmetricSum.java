package dev.recommender.service.model;

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

  /** Adds {@code weight · y yᵀ}. */
  public void add(double[] y, double weight) {
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
