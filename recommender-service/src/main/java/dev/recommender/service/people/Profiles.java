package dev.recommender.service.people;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The profiles that came with the model version. Every method throws {@link
 * PeopleUnavailableException} when the store does not answer.
 */
public interface Profiles {
  Optional<Profile> profile(Pseudonym pseudonym);

  /**
   * Everyone who liked the movie, page by page, without their known movies, which nobody needs
   * there.
   */
  void whoLiked(int movieId, Consumer<List<Profile>> pages);
}
