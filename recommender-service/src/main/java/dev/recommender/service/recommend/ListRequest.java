package dev.recommender.service.recommend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request for recommendations by a list of movies, from somebody who needs no name. */
public record ListRequest(List<Item> items, Wish wish) {
  public ListRequest {
    items = List.copyOf(items);
  }

  /** A movie and what is thought of it: stars, or liked or not; liked when neither is said. */
  public record Item(Named named, @Nullable Double rating, @Nullable Boolean liked) {}

  /** How a movie is named. */
  public sealed interface Named {
    /** By its title as somebody writes it. */
    record Title(String title, @Nullable Integer year) implements Named {}

    /** By its id. */
    record Id(int movieId) implements Named {}
  }
}
