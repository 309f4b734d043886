package dev.recommender.service.rights;

import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.people.Pseudonym;
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
  private boolean away;

  public void add(String index, Pseudonym person, UsersDocument document) {
    indices.computeIfAbsent(index, name -> new HashMap<>()).put(person, document);
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

  private void checkAway() {
    if (away) {
      throw new PeopleUnavailableException("users are away", new IllegalStateException());
    }
  }
}
