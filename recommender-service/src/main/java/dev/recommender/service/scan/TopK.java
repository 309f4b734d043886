package dev.recommender.service.scan;

/**
 * The k best of many scored rows: a heap with the worst kept row at its root. Of equal scores the
 * lower row is better, so that answers repeat.
 */
final class TopK {
  private final float[] scores;
  private final int[] rows;
  private int size;

  TopK(int k) {
    this.scores = new float[k];
    this.rows = new int[k];
  }

  /** No row that scores below is kept, of those that score the same only a lower one. */
  float threshold() {
    return size < rows.length ? Float.NEGATIVE_INFINITY : scores[0];
  }

  /** Keeps the row if it is among the best; rows come in any order, each once. */
  void offer(int row, float score) {
    if (!(score > Float.NEGATIVE_INFINITY)) {
      return;
    }
    if (size < rows.length) {
      siftUp(size++, row, score);
    } else if (!isWorse(row, score, 0)) {
      siftDown(row, score);
    }
  }

  int size() {
    return size;
  }

  /** Removes and returns the worst kept row; its score is read before by {@link #worstScore}. */
  int removeWorst() {
    int worst = rows[0];
    size--;
    if (size > 0) {
      siftDown(rows[size], scores[size]);
    }
    return worst;
  }

  float worstScore() {
    return scores[0];
  }

  private void siftUp(int from, int row, float score) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (!isWorse(row, score, parent)) {
        break;
      }
      move(parent, at);
      at = parent;
    }
    set(at, row, score);
  }

  private void siftDown(int row, float score) {
    int at = 0;
    int child = worstChild(at);
    while (child < size && !isWorse(row, score, child)) {
      move(child, at);
      at = child;
      child = worstChild(at);
    }
    set(at, row, score);
  }

  private int worstChild(int parent) {
    int left = 2 * parent + 1;
    int right = left + 1;
    return right < size && isWorse(rows[right], scores[right], left) ? right : left;
  }

  private boolean isWorse(int row, float score, int than) {
    return score < scores[than] || (score == scores[than] && row > rows[than]);
  }

  private void move(int from, int to) {
    set(to, rows[from], scores[from]);
  }

  private void set(int at, int row, float score) {
    rows[at] = row;
    scores[at] = score;
  }
}
