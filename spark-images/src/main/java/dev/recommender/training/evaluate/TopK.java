package dev.recommender.training.evaluate;

import java.util.Arrays;

/**
 * The k best items of many users by blocked matrix products: no memory of the size of users ×
 * items, and none of the size of the catalogue per user. Not for several threads at once.
 */
public final class TopK {
  /** Users whose scores of one block of items are held at a time. */
  private static final int ROWS = 16;

  private final ItemBlocks items;
  private final int k;
  private final float[][] scores = new float[ROWS][ItemBlocks.WIDTH];

  public TopK(ItemBlocks items, int k) {
    this.items = items;
    this.k = k;
  }

  /**
   * Positions of items, best first, equal scores by position; fewer than k when there are no more.
   *
   * @param users one vector after the other
   * @param known for each user the positions to leave out, ascending
   */
  public int[][] best(float[] users, int[][] known) {
    Best[] best = new Best[known.length];
    Arrays.setAll(best, user -> new Best(k));
    int[] cursors = new int[known.length];
    float[] padded = padded(users, known.length);
    for (int block = 0; block < items.count(); block++) {
      for (int first = 0; first < known.length; first += ROWS) {
        int rows = Math.min(ROWS, known.length - first);
        items.score(block, padded, first, scores, rows);
        for (int row = 0; row < rows; row++) {
          int user = first + row;
          cursors[user] = mask(scores[row], known[user], cursors[user], block);
          best[user].offer(scores[row], items.size(block), items, block * ItemBlocks.WIDTH);
        }
      }
    }
    return Arrays.stream(best).map(Best::positions).toArray(int[][]::new);
  }

  private float[] padded(float[] users, int count) {
    if (items.stride() == items.rank()) {
      return users;
    }
    float[] padded = new float[count * items.stride()];
    for (int user = 0; user < count; user++) {
      System.arraycopy(users, user * items.rank(), padded, user * items.stride(), items.rank());
    }
    return padded;
  }

  /** Takes the known items of this block out; returns where those of the next one begin. */
  private int mask(float[] row, int[] known, int from, int block) {
    int first = block * ItemBlocks.WIDTH;
    int last = items.position(first + items.size(block) - 1);
    int next = from;
    for (; next < known.length && known[next] <= last; next++) {
      int index = items.indexOf(known[next]);
      if (index >= 0) {
        row[index - first] = Float.NEGATIVE_INFINITY;
      }
    }
    return next;
  }
}
