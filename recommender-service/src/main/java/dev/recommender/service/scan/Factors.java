package dev.recommender.service.scan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Factor vectors of the movies that have one, row after row in one array (rows × rank); rows keep
 * the order of the movies' positions in the catalogue.
 */
public final class Factors {
  private static final int NO_ROW = -1;

  private final int rank;
  private final float[] values;
  private final int[] positions;
  private final int[] rows;

  private Factors(Builder builder, int movies) {
    this.rank = builder.rank;
    // The usual case, in which every movie has factors, must not hold them twice.
    boolean full = builder.count == builder.positions.length;
    this.values = full ? builder.values : Arrays.copyOf(builder.values, builder.count * rank);
    this.positions = full ? builder.positions : Arrays.copyOf(builder.positions, builder.count);
    this.rows = new int[movies];
    Arrays.fill(rows, NO_ROW);
    for (int row = 0; row < positions.length; row++) {
      rows[positions[row]] = row;
    }
  }

  public int rank() {
    return rank;
  }

  /** How many movies have factors. */
  public int rows() {
    return positions.length;
  }

  /** The catalogue position of the movie in a row. */
  public int position(int row) {
    return positions[row];
  }

  /** All rows, shared and not to be written to. */
  public float[] values() {
    return values;
  }

  float value(int row, int dimension) {
    return values[row * rank + dimension];
  }

  public boolean has(int position) {
    return rows[position] != NO_ROW;
  }

  /** The row of the movie at a position that {@link #has} one. */
  public int row(int position) {
    return rows[position];
  }

  /** A copy of the vector of the movie at a position that {@link #has} one. */
  public float[] vector(int position) {
    int from = rows[position] * rank;
    return Arrays.copyOfRange(values, from, from + rank);
  }

  /** The bytes of one published vector as floats. */
  public static float[] decoded(ByteBuffer bytes) {
    float[] vector = new float[bytes.remaining() / Float.BYTES];
    bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }

  /** Collects vectors in ascending order of position. */
  public static final class Builder {
    private final int rank;
    private float[] values;
    private int[] positions;
    private int count;

    /** Throws {@link IllegalArgumentException} when so many do not fit into one array. */
    public Builder(int rank, int expected) {
      if ((long) rank * expected > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            "%d vectors of rank %d, this service holds at most 2^31 numbers"
                .formatted(expected, rank));
      }
      this.rank = rank;
      this.values = new float[rank * expected];
      this.positions = new int[expected];
    }

    public void add(int position, ByteBuffer bytes) {
      if (bytes.remaining() != rank * Float.BYTES) {
        throw new IllegalArgumentException(
            "a vector has %d bytes, rank %d needs %d"
                .formatted(bytes.remaining(), rank, rank * Float.BYTES));
      }
      if (count == positions.length) {
        grow();
      }
      read(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
      positions[count++] = position;
    }

    private void read(FloatBuffer vector) {
      for (int at = count * rank; vector.hasRemaining(); at++) {
        values[at] = vector.get();
        if (!Float.isFinite(values[at])) {
          throw new IllegalArgumentException(
              "a vector holds %s, expected finite numbers".formatted(values[at]));
        }
      }
    }

    private void grow() {
      int room = Math.max(16, positions.length * 2);
      positions = Arrays.copyOf(positions, room);
      values = Arrays.copyOf(values, room * rank);
    }

    public Factors build(int movies) {
      return new Factors(this, movies);
    }
  }
}
