package dev.recommender.service.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Profiles in memory, handed over one to a page. */
public final class InMemoryProfiles implements Profiles {
  private final Map<Pseudonym, Profile> profiles = new LinkedHashMap<>();
  private final Map<Pseudonym, Set<Integer>> liked = new LinkedHashMap<>();
  private boolean away;

  public void add(Profile profile, Integer... likedMovies) {
    profiles.put(profile.pseudonym(), profile);
    liked.put(profile.pseudonym(), Set.of(likedMovies));
  }

  public void remove(Pseudonym person) {
    profiles.remove(person);
    liked.remove(person);
  }

  public List<Profile> all() {
    return new ArrayList<>(profiles.values());
  }

  /** What each person liked. */
  Collection<Set<Integer>> liked() {
    checkAway();
    return liked.values();
  }

  public void isAway(boolean now) {
    away = now;
  }

  @Override
  public Optional<Profile> profile(Pseudonym pseudonym) {
    checkAway();
    return Optional.ofNullable(profiles.get(pseudonym));
  }

  @Override
  public void whoLiked(int movieId, Consumer<List<Profile>> pages) {
    checkAway();
    profiles.values().stream()
        .filter(profile -> liked.getOrDefault(profile.pseudonym(), Set.of()).contains(movieId))
        .forEach(profile -> pages.accept(List.of(profile)));
  }

  private void checkAway() {
    if (away) {
      throw new PeopleUnavailableException(
          "the store of people does not answer", new IllegalStateException());
    }
  }
}
