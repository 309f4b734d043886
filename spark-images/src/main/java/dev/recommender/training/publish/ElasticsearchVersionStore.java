package dev.recommender.training.publish;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.TotalHits;
import co.elastic.clients.elasticsearch.indices.IndicesBlockOptions;
import co.elastic.clients.json.JsonData;
import dev.recommender.training.people.ElasticsearchConnection;
import dev.recommender.training.people.ElasticsearchSettings;
import java.io.StringReader;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps versions in Elasticsearch; it relies on nothing being created by itself. */
public final class ElasticsearchVersionStore implements VersionStore {
  private static final int PAGE = 2_000;
  private static final int CONFLICT_RETRIES = 5;

  private final ElasticsearchConnection connection;
  private final ElasticsearchSettings settings;
  private final Duration patience;
  private final String versions;
  private final String id;

  /** The settings are the connection's, for the writers in Spark's tasks. */
  public ElasticsearchVersionStore(
      ElasticsearchConnection connection,
      ElasticsearchSettings settings,
      String versions,
      int version) {
    this(connection, settings, ElasticsearchConnection.RUN_PATIENCE, versions, version);
  }

  ElasticsearchVersionStore(
      ElasticsearchConnection connection,
      ElasticsearchSettings settings,
      Duration patience,
      String versions,
      int version) {
    this.connection = connection;
    this.settings = settings;
    this.patience = patience;
    this.versions = versions;
    this.id = String.valueOf(version);
  }

  @Override
  public void awaitReachable() {
    // Not found counts as an answer here, but fails: a create would make the missing index, with a
    // mapping of Elasticsearch's own invention.
    connection.first("reaching \"%s\"".formatted(versions), es -> es.count(q -> q.index(versions)));
  }

  @Override
  public void claim(Map<String, Object> fields) {
    String what = "claiming version %s in \"%s\"".formatted(id, versions);
    connection.once(
        what, es -> es.create(create -> create.index(versions).id(id).document(fields)));
  }

  @Override
  public void update(Map<String, Object> fields) {
    connection.repeatable(
        "updating version %s in \"%s\"".formatted(id, versions),
        es ->
            es.update(
                update ->
                    update.index(versions).id(id).retryOnConflict(CONFLICT_RETRIES).doc(fields),
                Void.class));
  }

  @Override
  public void createIndex(String index, String definition) {
    connection.once(
        "creating index \"%s\"".formatted(index),
        es ->
            es.indices()
                .create(create -> create.index(index).withJson(new StringReader(definition))));
  }

  @Override
  public @Nullable String ownerOf(String index) {
    var mappings =
        connection
            .repeatable(
                "reading the owner of \"%s\"".formatted(index),
                es -> es.indices().getMapping(get -> get.index(index).ignoreUnavailable(true)))
            .get(index);
    JsonData runId = mappings == null ? null : mappings.mappings().meta().get("runId");
    return runId == null ? null : runId.to(String.class);
  }

  @Override
  public void deleteIndex(String index) {
    connection.repeatable(
        "deleting index \"%s\"".formatted(index),
        es -> es.indices().delete(delete -> delete.index(index).ignoreUnavailable(true)));
  }

  @Override
  public DocumentSink sink() {
    return new BulkSink(settings, patience);
  }

  @Override
  public void describe(String catalogue, List<Document> entries) {
    // Fails when it is missing, which a write would create with a mapping of its own.
    count(catalogue);
    sink().write(catalogue, entries.iterator());
  }

  @Override
  public void delete(String index, Collection<String> ids) {
    // In bulk: a refusal of a single delete would name the person in its message.
    Iterator<String> open = ids.iterator();
    while (open.hasNext()) {
      BulkBatch batch = new BulkBatch(index);
      while (open.hasNext() && !batch.isFull()) {
        batch.delete(open.next());
      }
      batch.write(connection, patience);
    }
  }

  @Override
  public void openForSearch(String index) {
    connection.repeatable(
        "opening \"%s\" for searches".formatted(index),
        es ->
            es.indices()
                .putSettings(put ->
                    put.index(index)
                        .withJson(new StringReader("{\"index.refresh_interval\": null}"))));
  }

  @Override
  public long count(String index) {
    connection.repeatable(
        "refreshing \"%s\"".formatted(index),
        es -> es.indices().refresh(refresh -> refresh.index(index)));
    TotalHits total =
        connection
            .repeatable(
                "counting \"%s\"".formatted(index),
                es ->
                    es.search(
                        search ->
                            search
                                .index(index)
                                .size(0)
                                .trackTotalHits(track -> track.enabled(true))
                                .allowPartialSearchResults(false),
                        Void.class))
            .hits()
            .total();
    return Objects.requireNonNull(total).value();
  }

  @Override
  public void readItems(String index, Consumer<StoredItem> consumer) {
    List<Hit<StoredItem>> hits = page(index, null);
    while (!hits.isEmpty()) {
      hits.forEach(hit -> consumer.accept(Objects.requireNonNull(hit.source())));
      hits = page(index, hits.getLast().sort());
    }
  }

  private List<Hit<StoredItem>> page(String index, @Nullable List<FieldValue> after) {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .index(index)
            .size(PAGE)
            // A shard that is still being recovered is waited for; without it, movies would miss.
            .allowPartialSearchResults(false)
            .source(s -> s.filter(f -> f.includes("movieId", "factors", "audienceFactors")))
            .sort(sort -> sort.field(field -> field.field("movieId").order(SortOrder.Asc)));
    if (after != null) {
      request.searchAfter(after);
    }
    SearchRequest built = request.build();
    return connection
        .repeatable(
            "reading back \"%s\"".formatted(index), es -> es.search(built, StoredItem.class))
        .hits()
        .hits();
  }

  @Override
  public void blockWrites(String index) {
    connection.repeatable(
        "making \"%s\" immutable".formatted(index),
        es -> es.indices().addBlock(block -> block.index(index).block(IndicesBlockOptions.Write)));
  }
}
