package dev.recommender.service.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Counts over profiles in memory. */
public final class InMemoryCoLikes implements CoLikes {
  private final InMemoryProfiles profiles;

  public InMemoryCoLikes(InMemoryProfiles profiles) {
    this.profiles = profiles;
  }

  @Override
  public Counts of(int movieId, Collection<Integer> others) {
    Collection<Set<Integer>> everybody = profiles.liked();
    var audience = everybody.stream().filter(liked -> liked.contains(movieId)).toList();
    Map<Integer, Long> together = new HashMap<>();
    for (int other : others) {
      long count = audience.stream().filter(liked -> liked.contains(other)).count();
      if (count > 0) {
        together.put(other, count);
      }
    }
    return new Counts(everybody.size(), audience.size(), together);
  }
}
