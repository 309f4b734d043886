package dev.recommender.service.scan;

import java.math.BigInteger;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Finds the rows of a matrix of factors that go best with a vector, exactly: every row is bounded
 * from above by its codes, and scored with its floats only if the bound could be among the best.
 */
public final class FactorScan {
  /** Of the blocks, the part between two that are read one after the other. */
  private static final double STRIDE = 0.618;

  private final Factors factors;
  private final CompactBlock[] blocks;
  private final int stride;

  /** Codes the factors, which takes a quarter of their room again. */
  public FactorScan(Factors factors) {
    this.factors = factors;
    this.blocks =
        IntStream.iterate(0, row -> row < factors.rows(), row -> row + CompactBlock.ROWS)
            .mapToObj(row -> CompactBlock.of(factors, row))
            .toArray(CompactBlock[]::new);
    this.stride = stride(blocks.length);
  }

  /**
   * The best rows, best first, fewer when fewer are allowed; of equal keys the lower row is better.
   * A row whose key overflows to what is no number or is negative infinity is never among them.
   * Throws {@link IllegalArgumentException} when the vector is not as long as the rows, and {@link
   * CancellationException} when the thread is interrupted.
   */
  public Ranking best(ScanQuery query) {
    float[] vector = query.vector();
    if (vector.length != factors.rank()) {
      throw new IllegalArgumentException(
          "a vector of %d against factors of rank %d".formatted(vector.length, factors.rank()));
    }
    TopK top = new TopK(query.k());
    UpperBounds bounds = new UpperBounds(vector);
    int block = 0;
    for (int read = 0; read < blocks.length; read++) {
      if (Thread.interrupted()) {
        throw new CancellationException("interrupted while scanning");
      }
      offer(query, block * CompactBlock.ROWS, bounds.of(blocks[block]), top);
      block = (block + stride) % blocks.length;
    }
    return Ranking.of(top, factors);
  }

  private void offer(ScanQuery query, int first, float[] bounds, TopK top) {
    int count = Math.min(CompactBlock.ROWS, factors.rows() - first);
    query.toKeys(bounds, first, count);
    float threshold = top.threshold();
    for (int at = 0; at < count; at++) {
      // A bound that is not a number is not below anything.
      if (!(bounds[at] < threshold) && query.allows(factors.position(first + at))) {
        top.offer(first + at, key(query, first + at));
        threshold = top.threshold();
      }
    }
  }

  private float key(ScanQuery query, int row) {
    return query.key(row, dot(query.vector(), factors.values(), row * factors.rank()));
  }

  /**
   * Blocks are read in strides, so that rows in ascending order of score do not each look best so
   * far; a stride without a common divisor comes by every block.
   */
  private static int stride(int blocks) {
    BigInteger all = BigInteger.valueOf(blocks);
    int stride = Math.max(1, (int) (blocks * STRIDE));
    while (all.gcd(BigInteger.valueOf(stride)).intValue() > 1) {
      stride++;
    }
    return stride;
  }

  /** Eight sums at once: a single one would wait for each addition before the next. */
  public static float dot(float[] vector, float[] values, int from) {
    float a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
    int whole = vector.length & ~7;
    for (int i = 0; i < whole; i += 8) {
      int j = from + i;
      a += vector[i] * values[j];
      b += vector[i + 1] * values[j + 1];
      c += vector[i + 2] * values[j + 2];
      d += vector[i + 3] * values[j + 3];
      e += vector[i + 4] * values[j + 4];
      f += vector[i + 5] * values[j + 5];
      g += vector[i + 6] * values[j + 6];
      h += vector[i + 7] * values[j + 7];
    }
    for (int i = whole; i < vector.length; i++) {
      a += vector[i] * values[from + i];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }
}
