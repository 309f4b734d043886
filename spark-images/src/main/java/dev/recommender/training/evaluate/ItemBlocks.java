package dev.recommender.training.evaluate;

import dev.recommender.training.train.ItemFactors;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Item factors laid out for products with blocks of users: blocks of items, in each a row per
 * factor. Items without factors are left out.
 *
 * <p>A score is {@code fma(x_r, y_r, … fma(x_1, y_1, 0))}, the factors in their order, so it has
 * the same bits on every machine, whatever the width of its vectors; a BLAS promises no order. The
 * plain loop is turned into vector instructions by the JIT compiler only when every operand is an
 * array of its own, indexed alike.
 */
public final class ItemBlocks implements Serializable {
  /** Items of a block: its rows stay in the second-level cache while many users pass. */
  static final int WIDTH = 512;

  private static final int UNROLLED = 4;

  private final int rank;
  private final int[] positions;
  private final float[][][] blocks;

  private ItemBlocks(int rank, int[] positions, float[][][] blocks) {
    this.rank = rank;
    this.positions = positions;
    this.blocks = blocks;
  }

  /** One vector after the other, as many as fit. */
  public static ItemBlocks of(float[] items, int rank) {
    int[] positions = IntStream.range(0, items.length / rank).toArray();
    return of(positions, rank, (item, k) -> items[item * rank + k]);
  }

  /** The items that have factors, by position in the catalogue. */
  public static ItemBlocks of(ItemFactors factors, int items) {
    int[] positions = IntStream.range(0, items).filter(factors::has).toArray();
    float[][] vectors = new float[items][];
    for (int item : positions) {
      vectors[item] = factors.vector(item);
    }
    return of(positions, factors.rank(), (item, k) -> vectors[item][k]);
  }

  private interface Element {
    float at(int item, int factor);
  }

  private static ItemBlocks of(int[] positions, int rank, Element element) {
    int rows = (rank + UNROLLED - 1) / UNROLLED * UNROLLED;
    float[][][] blocks = new float[(positions.length + WIDTH - 1) / WIDTH][rows][WIDTH];
    for (int n = 0; n < positions.length; n++) {
      for (int k = 0; k < rank; k++) {
        blocks[n / WIDTH][k][n % WIDTH] = element.at(positions[n], k);
      }
    }
    return new ItemBlocks(rank, positions, blocks);
  }

  int rank() {
    return rank;
  }

  int count() {
    return blocks.length;
  }

  /** How many items have factors. */
  int items() {
    return positions.length;
  }

  /** A copy, by where the item stands among those with factors. */
  float[] vector(int index) {
    float[] vector = new float[rank];
    for (int k = 0; k < rank; k++) {
      vector[k] = blocks[index / WIDTH][k][index % WIDTH];
    }
    return vector;
  }

  /** How many items the block has. */
  int size(int block) {
    return Math.min(WIDTH, positions.length - block * WIDTH);
  }

  int position(int index) {
    return positions[index];
  }

  /** Where an item stands among those with factors, negative when it has none. */
  int indexOf(int position) {
    return Arrays.binarySearch(positions, position);
  }

  /** Of one item, by where it stands among those with factors. */
  float score(int index, float[] user) {
    float score = 0;
    for (int k = 0; k < rank; k++) {
      score = Math.fma(user[k], blocks[index / WIDTH][k][index % WIDTH], score);
    }
    return score;
  }

  /** A row of scores for each of the users from {@code first} on, as many as there are rows. */
  void score(int block, float[] users, int first, float[][] scores, int rows) {
    float[][] items = blocks[block];
    for (int n = 0; n < rows; n++) {
      Arrays.fill(scores[n], 0);
    }
    for (int k = 0; k < items.length; k += UNROLLED) {
      for (int n = 0; n < rows; n++) {
        addFour(scores[n], items, k, user(users, first + n, k));
      }
    }
  }

  private float[] user(float[] users, int user, int k) {
    float[] four = new float[UNROLLED];
    System.arraycopy(users, user * rank + k, four, 0, Math.min(UNROLLED, rank - k));
    return four;
  }

  private static void addFour(float[] sum, float[][] items, int k, float[] user) {
    add(sum, items[k], items[k + 1], items[k + 2], items[k + 3], user);
  }

  private static void add(float[] sum, float[] a, float[] b, float[] c, float[] d, float[] user) {
    float x = user[0];
    float y = user[1];
    float z = user[2];
    float w = user[3];
    for (int n = 0; n < WIDTH; n++) {
      sum[n] = Math.fma(w, d[n], Math.fma(z, c[n], Math.fma(y, b[n], Math.fma(x, a[n], sum[n]))));
    }
  }
}
