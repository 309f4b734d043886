package dev.recommender.service.benchmark;

import dev.recommender.service.scan.Factors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.stream.IntStream;

/** Seeded factors whose lengths differ as those of movies do: few are long. */
final class RandomFactors {
  private final Random random;
  private final int rank;

  RandomFactors(long seed, int rank) {
    this.random = new Random(seed);
    this.rank = rank;
  }

  static Factors none() {
    return new Factors.Builder(1, 0).build(0);
  }

  Factors rows(int count) {
    Factors.Builder builder = new Factors.Builder(rank, count);
    for (int row = 0; row < count; row++) {
      builder.add(row, one());
    }
    return builder.build(count);
  }

  /** As published: little-endian float32. */
  ByteBuffer one() {
    return bytes(vector(Math.exp(0.5 * random.nextGaussian() - 1)));
  }

  float[][] vectors(int count) {
    return IntStream.range(0, count).mapToObj(at -> vector(1)).toArray(float[][]::new);
  }

  private float[] vector(double size) {
    float[] vector = new float[rank];
    for (int d = 0; d < rank; d++) {
      vector[d] = (float) (size * random.nextGaussian());
    }
    return vector;
  }

  private static ByteBuffer bytes(float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return bytes;
  }
}
