package dev.recommender.training.clean;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Movie ids by position in the catalogue, ascending; other ids of a movie lead to it too. */
public final class MovieIds implements Serializable {
  private final int[] ids;
  private final int[] known;
  private final int[] positions;

  /** The movies are in the order of their ids. */
  public MovieIds(List<Movie> movies) {
    ids = movies.stream().mapToInt(Movie::id).toArray();
    TreeMap<Integer, Integer> positionById = new TreeMap<>();
    for (int item = 0; item < ids.length; item++) {
      positionById.put(ids[item], item);
      for (int other : movies.get(item).otherIds()) {
        positionById.put(other, item);
      }
    }
    known = positionById.keySet().stream().mapToInt(Integer::intValue).toArray();
    positions = positionById.values().stream().mapToInt(Integer::intValue).toArray();
  }

  public int size() {
    return ids.length;
  }

  public int id(int item) {
    return ids[item];
  }

  /** Negative when the catalogue has no such movie. */
  public int positionOf(int id) {
    int found = Arrays.binarySearch(known, id);
    return found < 0 ? found : positions[found];
  }
}
