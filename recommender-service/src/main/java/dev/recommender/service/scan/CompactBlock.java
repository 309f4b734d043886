package dev.recommender.service.scan;

import java.util.Arrays;

/**
 * Some successive rows as 8-bit codes, dimension after dimension, so that one pass over the codes
 * scores them all: {@code row[d] ≈ scale[d] · code[d]}, a scale for each dimension of the block.
 */
final class CompactBlock {
  /**
   * Rows of a block. The codes of a dimension fill a page of memory, and processors fetch ahead one
   * stream a page; the sums still fit into the first-level cache.
   */
  static final int ROWS = 4_096;

  /** No row is farther from 0 in any dimension than this many scales, rounding included. */
  static final double LARGEST = 128;

  private static final float CODES = 127;

  /** Keeps quotients by a scale finite; what is smaller becomes part of the error. */
  private static final float SMALLEST_SCALE = 0x1p-100f;

  private final byte[] codes;
  private final float[] scales;
  private final double error;

  private CompactBlock(byte[] codes, float[] scales, double error) {
    this.codes = codes;
    this.scales = scales;
    this.error = error;
  }

  /** The rows from one on; behind the last row codes are 0. */
  static CompactBlock of(Factors factors, int firstRow) {
    int rank = factors.rank();
    int count = Math.min(ROWS, factors.rows() - firstRow);
    byte[] codes = new byte[rank * ROWS];
    float[] scales = new float[rank];
    double[] squares = new double[count];
    for (int d = 0; d < rank; d++) {
      float scale = scale(factors, firstRow, count, d);
      for (int at = 0; at < count; at++) {
        double exact = (double) factors.value(firstRow + at, d) / scale;
        byte code = (byte) Math.round(exact);
        codes[d * ROWS + at] = code;
        squares[at] += (exact - code) * (exact - code);
      }
      scales[d] = scale;
    }
    return new CompactBlock(codes, scales, largestRoot(squares));
  }

  private static float scale(Factors factors, int firstRow, int count, int d) {
    float largest = 0;
    for (int at = 0; at < count; at++) {
      largest = Math.max(largest, Math.abs(factors.value(firstRow + at, d)));
    }
    return Math.max(largest / CODES, SMALLEST_SCALE);
  }

  private static double largestRoot(double[] squares) {
    double largest = 0;
    for (double square : squares) {
      largest = Math.max(largest, square);
    }
    // Well above what double precision may have lost of it.
    return Math.sqrt(largest) * (1 + 1e-9) + 1e-9;
  }

  int rank() {
    return scales.length;
  }

  float scale(int d) {
    return scales[d];
  }

  /** The greatest length, over the rows, of the vector of what coding lost, in scales. */
  double error() {
    return error;
  }

  /** Sets the sums to {@code Σ weight[d] · code[d]} of every row. */
  void score(float[] weights, float[] sums) {
    Arrays.fill(sums, 0);
    int d = 0;
    for (; d + 3 < weights.length; d += 4) {
      addFour(weights, d, sums);
    }
    for (; d < weights.length; d++) {
      addOne(weights[d], d * ROWS, sums);
    }
  }

  /** Four dimensions save three of four passes over the sums; of more, C2 makes no vector code. */
  private void addFour(float[] weights, int d, float[] sums) {
    byte[] from = codes;
    float w0 = weights[d], w1 = weights[d + 1], w2 = weights[d + 2], w3 = weights[d + 3];
    int at0 = d * ROWS, at1 = at0 + ROWS, at2 = at1 + ROWS, at3 = at2 + ROWS;
    for (int i = 0; i < ROWS; i++) {
      sums[i] +=
          (w0 * from[at0 + i] + w1 * from[at1 + i]) + (w2 * from[at2 + i] + w3 * from[at3 + i]);
    }
  }

  private void addOne(float weight, int at, float[] sums) {
    byte[] from = codes;
    for (int i = 0; i < ROWS; i++) {
      sums[i] += weight * from[at + i];
    }
  }
}
