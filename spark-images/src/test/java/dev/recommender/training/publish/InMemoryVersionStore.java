package dev.recommender.training.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.training.failure.RunFailure;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps versions in maps; refuses what it is told to refuse. */
public final class InMemoryVersionStore implements VersionStore {
  private static final Map<String, InMemoryVersionStore> STORES = new ConcurrentHashMap<>();

  /** Documents by index, and by id. */
  public final Map<String, Map<String, Map<String, Object>>> indices = new ConcurrentHashMap<>();

  /** The version document; empty until it is claimed. */
  public final Map<String, Object> version = new LinkedHashMap<>();

  /** Entries of the data catalogue by id. */
  public final Map<String, Map<String, Object>> catalogue = new TreeMap<>();

  /** Runs before an operation, which is named by its method and index; to fail or to interfere. */
  public Consumer<String> before = operation -> {};

  private final Map<String, String> owners = new TreeMap<>();
  private final String name = UUID.randomUUID().toString();

  public InMemoryVersionStore() {
    STORES.put(name, this);
  }

  @Override
  public void awaitReachable() {
    before.accept("awaitReachable");
  }

  @Override
  public synchronized void claim(Map<String, Object> fields) {
    before.accept("claim");
    if (!version.isEmpty()) {
      throw RunFailure.elasticsearch("VersionTaken", "taken", null);
    }
    version.putAll(fields);
  }

  @Override
  public synchronized void update(Map<String, Object> fields) {
    before.accept("update " + fields.keySet());
    version.putAll(fields);
  }

  @Override
  public void createIndex(String index, String definition) {
    before.accept("createIndex " + index);
    if (indices.putIfAbsent(index, new ConcurrentSkipListMap<>()) != null) {
      throw RunFailure.elasticsearch("IndexTaken", "taken: " + index, null);
    }
    try {
      owners.put(
          index, new ObjectMapper().readTree(definition).at("/mappings/_meta/runId").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public @Nullable String ownerOf(String index) {
    return owners.get(index);
  }

  @Override
  public void deleteIndex(String index) {
    before.accept("deleteIndex " + index);
    indices.remove(index);
  }

  private record Sink(String store) implements DocumentSink {
    @Override
    public long write(String index, Iterator<Document> documents) {
      InMemoryVersionStore target = java.util.Objects.requireNonNull(STORES.get(store));
      target.before.accept("write " + index);
      long written = 0;
      while (documents.hasNext()) {
        Document document = documents.next();
        target.index(index).put(document.id(), document.fields());
        written++;
      }
      return written;
    }
  }

  @Override
  public DocumentSink sink() {
    return new Sink(name);
  }

  @Override
  public void describe(String index, List<Document> entries) {
    before.accept("describe " + index);
    entries.forEach(entry -> catalogue.put(entry.id(), entry.fields()));
  }

  @Override
  public void delete(String index, Collection<String> ids) {
    before.accept("delete " + index);
    index(index).keySet().removeAll(ids);
  }

  @Override
  public void openForSearch(String index) {
    before.accept("openForSearch " + index);
  }

  @Override
  public long count(String index) {
    return index(index).size();
  }

  @Override
  public void readItems(String index, Consumer<StoredItem> consumer) {
    before.accept("readItems " + index);
    Map<Integer, Map<String, Object>> byMovie = new TreeMap<>();
    index(index).values().forEach(item -> byMovie.put((Integer) item.get("movieId"), item));
    byMovie.forEach((id, item) ->
        consumer.accept(
            new StoredItem(
                id, (String) item.get("factors"), (String) item.get("audienceFactors"))));
  }

  @Override
  public void blockWrites(String index) {
    before.accept("blockWrites " + index);
  }

  private Map<String, Map<String, Object>> index(String index) {
    return java.util.Objects.requireNonNull(indices.get(index), index);
  }
}
