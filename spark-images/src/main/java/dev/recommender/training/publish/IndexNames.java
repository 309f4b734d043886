package dev.recommender.training.publish;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The indices of this run, by the names that were handed over. */
public record IndexNames(
    String versions, String items, String users, String statistics, String people, String catalogue)
    implements Serializable {
  /** The indices that belong to this version alone. */
  public List<String> own() {
    return List.of(items, users, statistics);
  }

  /** By the id of the data set in the catalogue; null for one whose name is not handed over. */
  @Nullable String named(String dataset) {
    return switch (dataset) {
      case "versions" -> versions;
      case "items" -> items;
      case "users" -> users;
      case "statistics" -> statistics;
      case "people" -> people;
      case "catalogue" -> catalogue;
      default -> null;
    };
  }
}
