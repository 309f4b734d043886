package dev.recommender.training.evaluate;

import static java.lang.Math.fma;

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

  private ItemBlocks(int rank, int[] positions) {
    this.rank = rank;
    this.positions = positions;
    this.blocks = new float[(positions.length + WIDTH - 1) / WIDTH][stride()][WIDTH];
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
    return of(positions, factors.dimensions(), (item, k) -> vectors[item][k]);
  }

  private interface Element {
    float at(int item, int factor);
  }

  private static ItemBlocks of(int[] positions, int rank, Element element) {
    ItemBlocks items = new ItemBlocks(rank, positions);
    for (int n = 0; n < positions.length; n++) {
      for (int k = 0; k < rank; k++) {
        items.blocks[n / WIDTH][k][n % WIDTH] = element.at(positions[n], k);
      }
    }
    return items;
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
      score = fma(user[k], blocks[index / WIDTH][k][index % WIDTH], score);
    }
    return score;
  }

  /** How long a user vector in a block of users is: the rank, filled up with zeros. */
  int stride() {
    return (rank + UNROLLED - 1) / UNROLLED * UNROLLED;
  }

  /** A row of scores for each of the users from {@code first} on, {@code stride} numbers each. */
  void score(int block, float[] users, int first, float[][] scores, int rows) {
    float[][] items = blocks[block];
    for (int n = 0; n < rows; n++) {
      Arrays.fill(scores[n], 0);
    }
    for (int k = 0; k < items.length; k += UNROLLED) {
      // Two users at a time, so that what is read of the items serves twice.
      for (int n = 0; n + 1 < rows; n += 2) {
        int at = (first + n) * items.length + k;
        addTwo(scores[n], scores[n + 1], slice(items, k), users, at);
      }
      if (rows % 2 == 1) {
        addOne(scores[rows - 1], slice(items, k), users, (first + rows - 1) * items.length + k);
      }
    }
  }

  private static float[][] slice(float[][] items, int k) {
    return new float[][] {items[k], items[k + 1], items[k + 2], items[k + 3]};
  }

  private void addTwo(float[] one, float[] other, float[][] items, float[] users, int at) {
    float[] a = items[0];
    float[] b = items[1];
    float[] c = items[2];
    float[] d = items[3];
    float x0 = users[at];
    float x1 = users[at + 1];
    float x2 = users[at + 2];
    float x3 = users[at + 3];
    int next = at + stride();
    float y0 = users[next];
    float y1 = users[next + 1];
    float y2 = users[next + 2];
    float y3 = users[next + 3];
    for (int n = 0; n < WIDTH; n++) {
      one[n] = fma(x3, d[n], fma(x2, c[n], fma(x1, b[n], fma(x0, a[n], one[n]))));
      other[n] = fma(y3, d[n], fma(y2, c[n], fma(y1, b[n], fma(y0, a[n], other[n]))));
    }
  }

  private static void addOne(float[] sum, float[][] items, float[] users, int at) {
    float[] a = items[0];
    float[] b = items[1];
    float[] c = items[2];
    float[] d = items[3];
    float x0 = users[at];
    float x1 = users[at + 1];
    float x2 = users[at + 2];
    float x3 = users[at + 3];
    for (int n = 0; n < WIDTH; n++) {
      sum[n] = fma(x3, d[n], fma(x2, c[n], fma(x1, b[n], fma(x0, a[n], sum[n]))));
    }
  }
}
