package dev.recommender.service.scan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.stream.IntStream;

/** Seeded matrices of factors of several kinds, and vectors to ask them with. */
final class Matrices {
  private final Random random;

  Matrices(long seed) {
    this.random = new Random(seed);
  }

  float[][] normal(int rows, int rank, float deviation) {
    return IntStream.range(0, rows)
        .mapToObj(row -> vector(rank, deviation))
        .toArray(float[][]::new);
  }

  /** Rows close to one of a few centres. */
  float[][] clustered(int rows, int rank, int centres) {
    float[][] middle = normal(centres, rank, 1);
    float[][] matrix = normal(rows, rank, 0.001f);
    for (int row = 0; row < rows; row++) {
      add(matrix[row], middle[row % centres]);
    }
    return matrix;
  }

  float[] vector(int rank, float deviation) {
    float[] vector = new float[rank];
    for (int d = 0; d < rank; d++) {
      vector[d] = (float) (random.nextGaussian() * deviation);
    }
    return vector;
  }

  /** Whole multiples of a scale, as codes are. */
  float[] codes(int rank, float scale) {
    float[] vector = new float[rank];
    for (int d = 0; d < rank; d++) {
      vector[d] = scale * random.nextInt(-127, 128);
    }
    return vector;
  }

  /** Its sum is 0 if numbers eight apart are added first, negative infinity if neighbours are. */
  static float[] overflowing() {
    float[] vector = new float[24];
    vector[0] = -2e38f;
    vector[1] = -2e38f;
    vector[8] = 2e38f;
    vector[17] = 2e38f;
    return vector;
  }

  float[] between(int count, float from, float to) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat(from, to);
    }
    return values;
  }

  /** Every second position of the catalogue has a row. */
  static Factors factors(float[][] matrix) {
    Factors.Builder builder = new Factors.Builder(matrix[0].length, matrix.length);
    for (int row = 0; row < matrix.length; row++) {
      builder.add(2 * row, bytes(matrix[row]));
    }
    return builder.build(2 * matrix.length);
  }

  static ByteBuffer bytes(float... vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return bytes;
  }

  private static void add(float[] row, float[] other) {
    for (int d = 0; d < row.length; d++) {
      row[d] += other[d];
    }
  }
}
