package dev.recommender.service.catalogue;

/**
 * How many typing errors lie between a text and others: insert, delete, replace, swap neighbours
 * (the optimal string alignment distance). For one thread; its rows are used again for each text.
 */
final class EditDistance {
  private final String text;
  private final int limit;
  private int[] row;
  private int[] last;
  private int[] beforeLast;

  /** Distances above the limit are {@code limit + 1}. */
  EditDistance(String text, int limit) {
    this.text = text;
    this.limit = limit;
    this.row = new int[text.length() + 1];
    this.last = new int[text.length() + 1];
    this.beforeLast = new int[text.length() + 1];
  }

  /** The distance to the whole of another text. */
  int to(String other) {
    return Math.abs(text.length() - other.length()) > limit ? limit + 1 : least(other, false);
  }

  /** The least distance to any beginning of another text. */
  int toBeginningOf(String other) {
    return least(other, true);
  }

  private int least(String other, boolean ofBeginnings) {
    for (int j = 0; j < row.length; j++) {
      last[j] = j;
    }
    int least = limit + 1;
    for (int i = 1; i <= other.length(); i++) {
      if (fill(other, i) > limit) {
        return least;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
      if (ofBeginnings || i == other.length()) {
        least = Math.min(least, last[text.length()]);
      }
    }
    return other.isEmpty() ? Math.min(text.length(), limit + 1) : least;
  }

  /** Fills the row of the i-th letter of the other text and returns its smallest entry. */
  private int fill(String other, int i) {
    row[0] = i;
    int smallest = i;
    for (int j = 1; j < row.length; j++) {
      int replaced = other.charAt(i - 1) == text.charAt(j - 1) ? 0 : 1;
      int best = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + replaced);
      row[j] = isSwapped(other, i, j) ? Math.min(best, beforeLast[j - 2] + 1) : best;
      smallest = Math.min(smallest, row[j]);
    }
    return smallest;
  }

  private boolean isSwapped(String other, int i, int j) {
    return i > 1
        && j > 1
        && other.charAt(i - 1) == text.charAt(j - 2)
        && other.charAt(i - 2) == text.charAt(j - 1);
  }
}
