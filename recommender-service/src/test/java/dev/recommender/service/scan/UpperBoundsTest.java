package dev.recommender.service.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpperBoundsTest {
  private static final int ROWS = CompactBlock.ROWS;

  private final Matrices matrices = new Matrices(11);

  @ParameterizedTest
  @CsvSource({"64, 1, 1", "5, 1e-44, 1", "5, 1e-44, 1e-20", "9, 1e20, 1e17", "300, 1e-3, 1e3"})
  void isNeverBelowTheDotProduct(int rank, float size, float sizeOfVector) {
    Factors factors = Matrices.factors(matrices.normal(ROWS, rank, size));
    CompactBlock block = CompactBlock.of(factors, 0);
    assertNeverBelow(factors, block, sizeOfVector);
  }

  /** What codes hold exactly leaves only the rounding and the underflow of the sums. */
  @ParameterizedTest
  @CsvSource({"64, 0x1p0, 0x1p0", "7, 0x1p-10, 0x1p-140", "64, 0x1p-10, 0x1p-143"})
  void isNeverBelowWhereCodingLosesNothing(int rank, float scale, float sizeOfVector) {
    float[][] matrix = new float[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      matrix[row] = matrices.codes(rank, scale);
    }
    Arrays.fill(matrix[0], 127 * scale);
    Factors factors = Matrices.factors(matrix);
    CompactBlock block = CompactBlock.of(factors, 0);
    assertThat(block.error()).isLessThan(1e-8);
    assertNeverBelow(factors, block, sizeOfVector);
  }

  @Test
  void rulesNothingOutWhereASumCouldOverflow() {
    float[] row = Matrices.overflowing();
    Factors factors = Matrices.factors(new float[][] {row});
    float[] vector = new float[row.length];
    Arrays.fill(vector, 1);
    assertThat(FactorScan.dot(vector, row, 0)).isZero();
    assertThat(new UpperBounds(vector).of(CompactBlock.of(factors, 0))[0]).isNaN();
  }

  /** Errors all in the direction of the vector: what Cauchy and Schwarz allow at worst. */
  @ParameterizedTest
  @CsvSource({"8", "64"})
  void isAlmostReachedInTheWorstCase(int rank) {
    float[][] matrix = new float[2][rank];
    Arrays.fill(matrix[0], 127);
    Arrays.fill(matrix[1], 10.4999f);
    Factors factors = Matrices.factors(matrix);
    float[] vector = new float[rank];
    Arrays.fill(vector, 1);
    float[] bounds = new UpperBounds(vector).of(CompactBlock.of(factors, 0));
    float exact = FactorScan.dot(vector, matrix[1], 0);
    assertThat(bounds[1]).isBetween(exact, exact * 1.01f);
  }

  private void assertNeverBelow(Factors factors, CompactBlock block, float sizeOfVector) {
    for (int times = 0; times < 20; times++) {
      float[] vector = matrices.vector(factors.rank(), sizeOfVector);
      float[] bounds = new UpperBounds(vector).of(block);
      for (int row = 0; row < ROWS; row++) {
        assertThat(bounds[row])
            .isGreaterThanOrEqualTo(FactorScan.dot(vector, factors.values(), row * factors.rank()));
      }
    }
  }
}
