package dev.recommender.training.clean;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Movie ids by position in the catalogue, ascending. */
public final class MovieIds implements Serializable {
  private final int[] ids;

  public MovieIds(IntStream ids) {
    this.ids = ids.sorted().toArray();
  }

  public int id(int item) {
    return ids[item];
  }

  /** Negative when the catalogue has no such movie. */
  int positionOf(int id) {
    return Arrays.binarySearch(ids, id);
  }
}
