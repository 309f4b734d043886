package dev.recommender.service.model;

import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.scan.Factors;
import java.util.List;
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
  private static final int BLOCK = 256;

  private final int rank;
  private final SymmetricSum gram;
  private final double[] whitening;
  private final float[] inverseNorms;
  private final float[] obscurity;

  /** The movies by position. */
  ItemSpace(Factors factors, List<Movie> movies, int rank) {
    this.rank = rank;
    this.gram = gram(factors, rank);
    this.whitening = whitening(gram, factors.rows());
    this.inverseNorms = new float[factors.rows()];
    this.obscurity = new float[factors.rows()];
    IntStream.range(0, factors.rows()).parallel().forEach(at -> describe(factors, movies, at));
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
    double[] product = whitened(vector(y, 0, rank));
    float[] white = new float[y.length];
    for (int i = 0; i < rank; i++) {
      white[i] = (float) product[i];
    }
    return white;
  }

  private void describe(Factors factors, List<Movie> movies, int row) {
    double[] y = vector(factors.values(), row * factors.rank(), rank);
    double[] white = whitened(y);
    double square = 0;
    for (int i = 0; i < rank; i++) {
      square += white[i] * y[i];
    }
    inverseNorms[row] = square > 0 ? (float) (1 / Math.sqrt(square)) : 0;
    obscurity[row] = movies.get(factors.position(row)).popularity().obscurity();
  }

  /** Column by column: a sum along a row would wait for each addition before the next. */
  private double[] whitened(double[] y) {
    double[] product = new double[rank];
    for (int j = 0; j < rank; j++) {
      double weight = y[j];
      int column = j * rank;
      for (int i = 0; i < rank; i++) {
        product[i] += weight * whitening[column + i];
      }
    }
    return product;
  }

  private static SymmetricSum gram(Factors factors, int rank) {
    SymmetricSum gram = SymmetricSum.zero(rank);
    for (int from = 0; from < factors.rows(); from += BLOCK) {
      int to = Math.min(from + BLOCK, factors.rows());
      gram.addAll(
          IntStream.range(from, to)
              .mapToObj(row -> vector(factors.values(), row * factors.rank(), rank))
              .toList(),
          1);
    }
    return gram;
  }

  private static double[] whitening(SymmetricSum gram, int rows) {
    SymmetricSum covariance = gram.copy();
    double ridge = Math.max(SMALLEST_RIDGE, RIDGE * gram.trace() / Math.max(1, rows * gram.size()));
    covariance.scale(1.0 / Math.max(1, rows));
    covariance.addToDiagonal(ridge);
    return Cholesky.of(covariance).inverse();
  }

  private static double[] vector(float[] values, int from, int length) {
    double[] vector = new double[length];
    for (int i = 0; i < length; i++) {
      vector[i] = values[from + i];
    }
    return vector;
  }
}
