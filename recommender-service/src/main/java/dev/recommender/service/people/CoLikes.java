package dev.recommender.service.people;

import java.util.Collection;
import java.util.Map;

/** Counts of people who liked movies together; nothing of any one person. */
public interface CoLikes {
  /** Throws {@link PeopleUnavailableException} when the store does not answer. */
  Counts of(int movieId, Collection<Integer> others);

  /**
   * How many people there are, how many of them liked the movie, and by other movie how many of
   * these liked that one too.
   */
  record Counts(long everybody, long audience, Map<Integer, Long> together) {
    public Counts {
      together = Map.copyOf(together);
    }
  }
}
