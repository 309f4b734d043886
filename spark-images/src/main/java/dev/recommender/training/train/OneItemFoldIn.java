package dev.recommender.training.train;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import org.netlib.util.intW;

/**
 * The vector of someone of whom nothing is known but that they like one movie: the fold-in of a
 * person with one interaction, by the trainer's own equations.
 *
 * <p>Implicit (Hu, Koren, Volinsky 2008, with MLlib's scaling): {@code A x = (1 + α) y} with {@code
 * A = YᵀY + α y yᵀ + regParam · I}. With {@code z = (YᵀY + regParam · I)⁻¹ y}, factored once, it is
 * {@code x = (1 + α) z / (1 + α yᵀz)} (Sherman–Morrison). Its ranking is item–item similarity in
 * the whitened space of factors.
 *
 * <p>Explicit, of someone who gave the movie all stars: {@code (y yᵀ + regParam · I) x = e y},
 * hence {@code x = e y / (yᵀy + regParam)} with {@code e = 5 − μ − b_u − b_i}; then {@code [x, 1]}.
 */
public final class OneItemFoldIn {
  // Not getInstance of LAPACK: a native library of the machine would round differently.
  private static final LAPACK LAPACK_IN_JAVA = JavaLAPACK.getInstance();

  private static final double ALL_STARS = 5;
  private static final String UPPER = "U";

  private final Factors factors;
  private final AlsParameters parameters;
  private final double[] cholesky;

  public OneItemFoldIn(Factors factors, AlsParameters parameters) {
    this.factors = factors;
    this.parameters = parameters;
    this.cholesky = parameters.explicit() ? new double[0] : cholesky();
  }

  /** Only for movies that have factors. */
  public float[] vector(int item) {
    float[] y = factors.items().vector(item);
    StarBiases biases = factors.biases();
    return biases == null ? implicit(y) : explicit(y, biases);
  }

  private float[] implicit(float[] y) {
    double[] z = solved(y);
    double product = 0;
    for (int k = 0; k < y.length; k++) {
      product += y[k] * z[k];
    }
    double scale = (1 + parameters.alpha()) / (1 + parameters.alpha() * product);
    float[] x = new float[y.length];
    for (int k = 0; k < x.length; k++) {
      x[k] = (float) (scale * z[k]);
    }
    return x;
  }

  private float[] explicit(float[] y, StarBiases biases) {
    int rank = parameters.rank();
    double left = ALL_STARS - biases.globalMean() - y[rank];
    double residual = left - left / (1 + StarBiases.PERSON_DAMPING);
    double norm = parameters.regParam();
    for (int k = 0; k < rank; k++) {
      norm += y[k] * y[k];
    }
    float[] x = new float[rank + 1];
    for (int k = 0; k < rank; k++) {
      x[k] = (float) (residual * y[k] / norm);
    }
    x[rank] = 1;
    return x;
  }

  /** Of {@code YᵀY + regParam · I}, upper triangle by columns, in LAPACK's packed form. */
  private double[] cholesky() {
    int rank = parameters.rank();
    double[] packed = new double[rank * (rank + 1) / 2];
    for (int item = 0; item < factors.items().size(); item++) {
      if (factors.items().has(item)) {
        addSquare(factors.items().vector(item), packed);
      }
    }
    for (int k = 0; k < rank; k++) {
      packed[k * (k + 3) / 2] += parameters.regParam();
    }
    intW info = new intW(0);
    LAPACK_IN_JAVA.dpptrf(UPPER, rank, packed, info);
    if (info.val != 0) {
      throw new IllegalStateException(
          "factoring YᵀY + regParam · I: minor %d is not positive".formatted(info.val));
    }
    return packed;
  }

  private static void addSquare(float[] y, double[] packed) {
    int at = 0;
    for (int column = 0; column < y.length; column++) {
      for (int row = 0; row <= column; row++) {
        packed[at++] += (double) y[row] * y[column];
      }
    }
  }

  private double[] solved(float[] y) {
    double[] z = new double[y.length];
    for (int k = 0; k < z.length; k++) {
      z[k] = y[k];
    }
    LAPACK_IN_JAVA.dpptrs(UPPER, z.length, 1, cholesky, z, z.length, new intW(0));
    return z;
  }
}
