package dev.recommender.training.publish;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where versions are kept. */
public interface VersionStore {
  /** Waits until the store answers. */
  void awaitReachable();

  /** Creates the version document; fails with VersionTaken when there is one. */
  void claim(Map<String, Object> fields);

  /** Merges fields into the version document. */
  void update(Map<String, Object> fields);

  /** Fails with IndexTaken when the index exists. */
  void createIndex(String index, String definition);

  /** The run in whose name the index was created; null when there is none. */
  @Nullable String ownerOf(String index);

  void deleteIndex(String index);

  DocumentSink sink();

  /** Writes entries into the data catalogue, which must exist, over those of the same ids. */
  void describe(String catalogue, List<Document> entries);

  void delete(String index, Collection<String> ids);

  /** Ends the time in which an index only takes in documents and shows none of them. */
  void openForSearch(String index);

  /** Everything written before counts. */
  long count(String index);

  /** Reads all items back, by ascending movie id. */
  void readItems(String index, Consumer<StoredItem> consumer);

  /** Makes the index immutable. */
  void blockWrites(String index);
}
