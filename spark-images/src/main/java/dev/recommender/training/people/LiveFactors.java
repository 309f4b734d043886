package dev.recommender.training.people;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The item factors of the live version: one vector after the other, by ascending movie id. */
public final class LiveFactors {
  private final int[] movieIds;
  private float[] values = new float[0];
  private int dimensions;
  private int size;

  LiveFactors(int items) {
    this.movieIds = new int[items];
  }

  /** Ids must ascend; the bytes are little-endian float32, of one length for all. */
  void add(int movieId, byte[] factors) {
    if (size == 0) {
      dimensions = factors.length / Float.BYTES;
      values = new float[Math.multiplyExact(movieIds.length, dimensions)];
    }
    if (factors.length != dimensions * Float.BYTES) {
      throw new IllegalArgumentException(
          "movie %d has %d bytes of factors, expected %d"
              .formatted(movieId, factors.length, dimensions * Float.BYTES));
    }
    if (size == movieIds.length || (size > 0 && movieIds[size - 1] >= movieId)) {
      throw new IllegalArgumentException("movie %d is out of order".formatted(movieId));
    }
    movieIds[size] = movieId;
    ByteBuffer.wrap(factors)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values, size * dimensions, dimensions);
    size++;
  }

  /** How many movies have factors. */
  public int size() {
    return size;
  }

  /** The length of every vector, 0 when there is none. */
  public int dimensions() {
    return dimensions;
  }

  /** A copy; null when the version has no factors for the movie. */
  public float @Nullable [] of(int movieId) {
    int row = Arrays.binarySearch(movieIds, 0, size, movieId);
    return row < 0 ? null : Arrays.copyOfRange(values, row * dimensions, (row + 1) * dimensions);
  }
}
