package dev.recommender.service.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The people who may be used: those of the model version without those who asked to be forgotten.
 */
public final class People {
  private final Profiles profiles;
  private final Tombstones tombstones;

  public People(Profiles profiles, Tombstones tombstones) {
    this.profiles = profiles;
    this.tombstones = tombstones;
  }

  /** What may be used of a person now. */
  public Person person(Pseudonym pseudonym) {
    if (!tombstones.among(Set.of(pseudonym)).isEmpty()) {
      return new Person.Unknown();
    }
    return profiles
        .profile(pseudonym)
        .<Person>map(profile -> new Person.Known(profile.movies(), Optional.of(profile)))
        .orElseGet(Person.Unknown::new);
  }

  /** Everyone who liked the movie and has factors. */
  public void whoLiked(int movieId, Consumer<Profile> consumer) {
    profiles.whoLiked(movieId, page -> usable(page).forEach(consumer));
  }

  private List<Profile> usable(List<Profile> page) {
    Set<Pseudonym> names = page.stream().map(Profile::pseudonym).collect(Collectors.toSet());
    Set<Pseudonym> gone = tombstones.among(names);
    return page.stream()
        .filter(profile -> profile.hasFactors() && !gone.contains(profile.pseudonym()))
        .toList();
  }
}
