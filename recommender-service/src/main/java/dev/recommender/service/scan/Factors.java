package dev.recommender.service.scan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    this.values = Arrays.copyOf(builder.values, builder.count * rank);
    this.positions = Arrays.copyOf(builder.positions, builder.count);
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

    public Builder(int rank, int expected) {
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
      float[] vector = decoded(bytes);
      System.arraycopy(vector, 0, values, count * rank, rank);
      positions[count++] = position;
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
