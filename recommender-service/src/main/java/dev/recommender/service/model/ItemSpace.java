package dev.recommender.service.model;

import dev.recommender.service.catalogue.Catalogue;
import dev.recommender.service.scan.Factors;
import java.util.stream.IntStream;

/**
 * What the item factors are like as a whole, computed once per model: their Gram matrix {@code
 * YᵀY}, the whitening {@code S⁻¹} of {@code S = YᵀY/n + ridge · I}, and by row the norm in it. A
 * bias dimension is left out.
 */
public final class ItemSpace {
  /** Of the mean of the diagonal: keeps dimensions that nearly nothing uses from deciding. */
  private static final double RIDGE = 1e-3;

  private static final double SMALLEST_RIDGE = 1e-9;

  private final int rank;
  private final SymmetricSum gram;
  private final double[] whitening;
  private final float[] inverseNorms;
  private final float[] obscurity;

  ItemSpace(Factors factors, Catalogue catalogue, int rank) {
    this.rank = rank;
    this.gram = new SymmetricSum(rank);
    double[] row = new double[rank];
    for (int at = 0; at < factors.rows(); at++) {
      copy(factors, at, row);
      gram.add(row, 1);
    }
    this.whitening = whitening(gram, factors.rows());
    this.inverseNorms = new float[factors.rows()];
    this.obscurity = new float[factors.rows()];
    IntStream.range(0, factors.rows()).parallel().forEach(at -> describe(factors, catalogue, at));
  }

  /** The dimensions of taste, without a bias. */
  public int rank() {
    return rank;
  }

  /** A copy of {@code YᵀY} to add to. */
  public SymmetricSum gram() {
    return gram.copy();
  }

  /** By row {@code 1 / |y|} in the whitened space, 0 for a row of zeros; shared. */
  public float[] inverseNorms() {
    return inverseNorms;
  }

  /** By row how little known the movie is, from 0 to 1; shared. */
  public float[] obscurity() {
    return obscurity;
  }

  /** {@code S⁻¹ y}, as long as y, with 0 in its bias. */
  public float[] whitened(float[] y) {
    float[] white = new float[y.length];
    for (int i = 0; i < rank; i++) {
      white[i] = (float) product(i, y);
    }
    return white;
  }

  private void describe(Factors factors, Catalogue catalogue, int row) {
    double[] y = new double[rank];
    copy(factors, row, y);
    double square = 0;
    for (int i = 0; i < rank; i++) {
      double sum = 0;
      for (int j = 0; j < rank; j++) {
        sum += whitening[i * rank + j] * y[j];
      }
      square += sum * y[i];
    }
    inverseNorms[row] = square > 0 ? (float) (1 / Math.sqrt(square)) : 0;
    obscurity[row] = catalogue.obscurity(factors.position(row));
  }

  private double product(int row, float[] y) {
    double sum = 0;
    for (int j = 0; j < rank; j++) {
      sum += whitening[row * rank + j] * y[j];
    }
    return sum;
  }

  private static double[] whitening(SymmetricSum gram, int rows) {
    SymmetricSum covariance = gram.copy();
    double ridge = Math.max(SMALLEST_RIDGE, RIDGE * gram.trace() / Math.max(1, rows * gram.size()));
    covariance.scale(1.0 / Math.max(1, rows));
    covariance.addToDiagonal(ridge);
    return Cholesky.of(covariance).inverse();
  }

  private static void copy(Factors factors, int row, double[] into) {
    int from = row * factors.rank();
    for (int i = 0; i < into.length; i++) {
      into[i] = factors.values()[from + i];
    }
  }
}
