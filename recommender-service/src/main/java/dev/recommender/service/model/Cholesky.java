package dev.recommender.service.model;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** A factored symmetric positive definite matrix; for one thread. */
public final class Cholesky {
  private final int size;
  private final LinearSolverDense<DMatrixRMaj> solver;

  private Cholesky(int size, LinearSolverDense<DMatrixRMaj> solver) {
    this.size = size;
    this.solver = solver;
  }

  /** Throws {@link IllegalArgumentException} when the matrix is not positive definite. */
  public static Cholesky of(SymmetricSum matrix) {
    int size = matrix.size();
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(size);
    if (!solver.setA(DMatrixRMaj.wrap(size, size, matrix.full()))) {
      throw new IllegalArgumentException(
          "a matrix of %d by %d is not positive definite".formatted(size, size));
    }
    return new Cholesky(size, solver);
  }

  /** The x of {@code A x = b}. */
  public double[] solve(double[] b) {
    DMatrixRMaj x = new DMatrixRMaj(size, 1);
    solver.solve(DMatrixRMaj.wrap(size, 1, b.clone()), x);
    return x.data;
  }

  /** {@code A⁻¹}, row by row. */
  double[] inverse() {
    DMatrixRMaj inverse = new DMatrixRMaj(size, size);
    solver.invert(inverse);
    return inverse.data;
  }
}
