package dev.recommender.service.rights;

import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.people.Pseudonym;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Users indices in memory; the last one is served. */
public final class InMemoryUsersDocuments implements UsersDocuments {
  private final TreeMap<String, Map<Pseudonym, UsersDocument>> indices = new TreeMap<>();
  private Consumer<Pseudonym> onDelete = person -> {};
  private final Map<String, Instant> begun = new HashMap<>();
  private boolean away;

  public void add(String index, Pseudonym person, UsersDocument document) {
    indices.computeIfAbsent(index, name -> new HashMap<>()).put(person, document);
  }

  /** When the training of an index began; long ago unless it is told. */
  public void begun(String index, Instant at) {
    begun.put(index, at);
  }

  public void isAway(boolean now) {
    away = now;
  }

  /** What else goes with a document. */
  public void onDelete(Consumer<Pseudonym> also) {
    onDelete = also;
  }

  @Override
  public Optional<UsersDocument> served(Pseudonym person) {
    checkAway();
    return indices.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(indices.lastEntry().getValue().get(person));
  }

  @Override
  public List<String> holding(Pseudonym person) {
    checkAway();
    return indices.keySet().stream()
        .filter(index -> indices.getOrDefault(index, Map.of()).containsKey(person))
        .toList();
  }

  @Override
  public List<String> delete(Collection<Pseudonym> people) {
    checkAway();
    indices.values().forEach(documents -> documents.keySet().removeAll(people));
    people.forEach(onDelete);
    return List.copyOf(indices.keySet());
  }

  @Override
  public void deleteLearntUntil(Map<Pseudonym, Instant> people) {
    checkAway();
    indices.forEach((index, documents) ->
        documents
            .keySet()
            .removeIf(person -> {
              Instant until = people.get(person);
              return until != null && !begun.getOrDefault(index, Instant.MIN).isAfter(until);
            }));
    people.keySet().forEach(onDelete);
  }

  private void checkAway() {
    if (away) {
      throw new PeopleUnavailableException("users are away", new IllegalStateException());
    }
  }
}
