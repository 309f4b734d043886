package dev.recommender.service.rights;

import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.people.Pseudonym;
import java.util.List;
import java.util.function.Consumer;

/** Everyone who has a live record. */
public interface PeopleDirectory {
  /**
   * Hands over all people, page by page; throws {@link PeopleUnavailableException} when the store
   * does not answer.
   */
  void everyone(Consumer<List<Pseudonym>> pages);
}
