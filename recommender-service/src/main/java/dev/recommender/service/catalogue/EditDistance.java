package dev.recommender.service.catalogue;

/** How many typing errors lie between two words: insert, delete, replace, swap neighbours. */
final class EditDistance {
  private EditDistance() {}

  /**
   * The optimal string alignment distance, or {@code limit + 1} as soon as it is above the limit.
   */
  static int between(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      if (fill(row, last, beforeLast, new Pair(a, b, i)) > limit) {
        return limit + 1;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return Math.min(last[b.length()], limit + 1);
  }

  /**
   * The least distance to any beginning of {@code b}, or {@code limit + 1} when above the limit.
   */
  static int toBeginning(String a, String b, int limit) {
    int least = limit + 1;
    int longest = Math.min(b.length(), a.length() + limit);
    for (int length = Math.max(0, a.length() - limit); length <= longest; length++) {
      least = Math.min(least, between(a, b.substring(0, length), limit));
    }
    return least;
  }

  private record Pair(String a, String b, int i) {}

  /** Fills the row of the i-th letter of {@code a} and returns its smallest entry. */
  private static int fill(int[] row, int[] last, int[] beforeLast, Pair pair) {
    int i = pair.i();
    row[0] = i;
    int smallest = i;
    for (int j = 1; j <= pair.b().length(); j++) {
      int replaced = pair.a().charAt(i - 1) == pair.b().charAt(j - 1) ? 0 : 1;
      int best = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + replaced);
      row[j] = swapped(pair, j) ? Math.min(best, beforeLast[j - 2] + 1) : best;
      smallest = Math.min(smallest, row[j]);
    }
    return smallest;
  }

  private static boolean swapped(Pair pair, int j) {
    int i = pair.i();
    return i > 1
        && j > 1
        && pair.a().charAt(i - 1) == pair.b().charAt(j - 2)
        && pair.a().charAt(i - 2) == pair.b().charAt(j - 1);
  }
}
