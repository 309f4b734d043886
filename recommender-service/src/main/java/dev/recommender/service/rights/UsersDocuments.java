package dev.recommender.service.rights;

import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.people.Pseudonym;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What training learnt of people, in the users index of every model version, complete or not. Every
 * method throws {@link PeopleUnavailableException} when the store does not answer.
 */
public interface UsersDocuments {
  /** The document of a person in the version that is served. */
  Optional<UsersDocument> served(Pseudonym person);

  /** The indices that hold a document of the person. */
  List<String> holding(Pseudonym person);

  /**
   * Deletes the documents of people everywhere and returns the indices in which nothing is left of
   * them; no search finds them any more. Throws also when one index fails.
   */
  List<String> delete(Collection<Pseudonym> people);

  /**
   * Deletes the documents of each person in the versions whose training began at the given time or
   * before it; a later one knew what had been decided until then. Throws as the other one does.
   */
  void deleteLearntUntil(Map<Pseudonym, Instant> people);
}
