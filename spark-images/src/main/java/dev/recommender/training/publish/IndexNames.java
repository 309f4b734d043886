package dev.recommender.training.publish;

import java.io.Serializable;
import java.util.List;

/** The indices of this run, by the names that were handed over. */
public record IndexNames(
    String versions, String items, String users, String statistics, String people)
    implements Serializable {
  /** The indices that belong to this version alone. */
  public List<String> own() {
    return List.of(items, users, statistics);
  }
}
