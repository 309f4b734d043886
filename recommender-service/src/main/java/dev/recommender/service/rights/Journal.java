package dev.recommender.service.rights;

import dev.recommender.service.people.PeopleUnavailableException;
import java.util.List;
import java.util.function.Consumer;

/** The decisions of people that the audit holds. */
public interface Journal {
  /**
   * Hands over all of them, page by page, in the order of time; throws {@link
   * PeopleUnavailableException} when the store does not answer.
   */
  void read(Consumer<List<JournalEntry>> pages);
}
