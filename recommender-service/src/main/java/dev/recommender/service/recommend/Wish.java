package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.Filter;

/**
 * What is wanted of an answer: so many movies, which ones, how much novelty counts (0 to 1), and
 * whether to explain each.
 */
public record Wish(int k, Filter filter, double novelty, boolean explain) {
  public static Wish of(int k) {
    return new Wish(k, Filter.NONE, 0, false);
  }
}
