package dev.recommender.service.scan;

/**
 * Bounds from above for the dot products of one vector with the rows of a block, from their codes.
 *
 * <p>With {@code x} the vector, {@code y} a row of {@code n} dimensions, {@code s} the block's
 * scales, {@code q} the row's codes, {@code r = y/s - q} and {@code w = x·s} (by dimension):
 *
 * <ul>
 *   <li>{@code |x·y - w·q| = |w·r| ≤ ‖w‖ ‖r‖} (Cauchy–Schwarz; a scale for each dimension keeps one
 *       of large values from spoiling the others);
 *   <li>a dot product computed in any order is off by at most {@code γ(n) Σ|xᵢyᵢ|}, {@code γ(n) =
 *       nu/(1 - nu)}, {@code u = 2⁻²⁴} (Higham, Accuracy and Stability of Numerical Algorithms, 2nd
 *       ed., section 3.1, equation 3.5); here {@code Σ|xᵢyᵢ|} and {@code Σ|wᵢqᵢ|} are at most
 *       {@code ‖w‖ · 128 √n}, and {@code w} and its products with {@code q} are two roundings more;
 *   <li>what underflows is off by at most {@code 2⁻¹⁵⁰} an operation, times a code for {@code w}:
 *       less than {@code n 2⁻¹⁴²} in all.
 * </ul>
 *
 * Rounding is monotone, so the bound added in floats is not below the dot product in floats. Where
 * a sum could overflow, the bound is infinite or not a number.
 */
final class UpperBounds {
  private static final double UNIT = 0x1p-24;
  private static final double UNDERFLOW = 0x1p-142;
  private static final double OVERFLOW = Float.MAX_VALUE / 4;

  private final float[] vector;
  private final float[] weights;
  private final float[] bounds = new float[CompactBlock.ROWS];
  private final double largestNorm;
  private final double rounding;

  UpperBounds(float[] vector) {
    int n = vector.length;
    this.vector = vector;
    this.weights = new float[n];
    this.largestNorm = CompactBlock.LARGEST * Math.sqrt(n);
    this.rounding = 2 * largestNorm * (n + 2) * UNIT / (1 - (n + 2) * UNIT);
  }

  /**
   * For each row of a block a number that its dot product with the vector does not exceed, or one
   * that is no number; the array is used again for the next block, and behind the last row it is
   * undefined.
   */
  float[] of(CompactBlock block) {
    double squares = 0;
    for (int d = 0; d < weights.length; d++) {
      weights[d] = vector[d] * block.scale(d);
      double weight = (double) vector[d] * block.scale(d);
      squares += weight * weight;
    }
    block.score(weights, bounds);
    add(slack(Math.sqrt(squares), block.error()));
    return bounds;
  }

  private void add(float slack) {
    for (int row = 0; row < bounds.length; row++) {
      bounds[row] += slack;
    }
  }

  private float slack(double norm, double error) {
    if (!(norm * largestNorm < OVERFLOW)) {
      return Float.POSITIVE_INFINITY;
    }
    double exact = norm * (error + rounding) + vector.length * UNDERFLOW;
    return Math.nextUp((float) (exact * (1 + 1e-9)));
  }
}
