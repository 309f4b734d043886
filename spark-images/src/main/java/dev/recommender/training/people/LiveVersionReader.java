package dev.recommender.training.people;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.training.failure.RunFailure;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the live version from Elasticsearch. */
public final class LiveVersionReader implements LiveVersions {
  private static final Logger LOG = LoggerFactory.getLogger(LiveVersionReader.class);
  private static final int PAGE = 2_000;

  private final ElasticsearchConnection connection;
  private final String versions;

  public LiveVersionReader(ElasticsearchConnection connection, String versions) {
    this.connection = connection;
    this.versions = versions;
  }

  @Override
  public Optional<LiveVersion> read(int version, String keyId) {
    String what = "reading version %d in \"%s\"".formatted(version, versions);
    JsonNode source =
        connection
            .repeatable(
                what,
                es ->
                    es.get(get -> get.index(versions).id(String.valueOf(version)), JsonNode.class))
            .source();
    if (source == null) {
      return without(version, "no document in \"%s\"".formatted(versions));
    }
    String found = source.path("pseudonymKeyId").asText(keyId);
    if (!found.equals(keyId)) {
      throw PseudonymKeys.changed(what, found, keyId);
    }
    return source.path("itemsIndex").isTextual()
        ? Optional.of(LiveVersionParser.parse(version, source))
        : without(version, "its document names no items index");
  }

  @Override
  public Optional<LiveFactors> factors(LiveVersion live) {
    String index = live.model().itemsIndex();
    try {
      long items =
          connection
              .repeatable("counting \"%s\"".formatted(index), es -> es.count(q -> q.index(index)))
              .count();
      return Optional.of(factors(index, Math.toIntExact(items)));
    } catch (RunFailure e) {
      if (e.reason().equals("IndexMissing")) {
        return without(live.version(), e.sentence());
      }
      throw e;
    } catch (IllegalArgumentException e) {
      return without(live.version(), "items in \"%s\": %s".formatted(index, e.getMessage()));
    }
  }

  private LiveFactors factors(String index, int items) {
    LiveFactors factors = new LiveFactors(items);
    List<Hit<JsonNode>> hits = page(index, null);
    while (!hits.isEmpty()) {
      for (Hit<JsonNode> hit : hits) {
        JsonNode item = Objects.requireNonNull(hit.source());
        if (item.path("factors").isTextual()) {
          byte[] bytes = Base64.getDecoder().decode(item.path("factors").textValue());
          factors.add(item.path("movieId").intValue(), bytes);
        }
      }
      hits = page(index, hits.getLast().sort());
    }
    return factors;
  }

  private List<Hit<JsonNode>> page(String index, @Nullable List<FieldValue> after) {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .index(index)
            .size(PAGE)
            .allowPartialSearchResults(false)
            .source(source -> source.filter(filter -> filter.includes("movieId", "factors")))
            .sort(sort -> sort.field(field -> field.field("movieId").order(SortOrder.Asc)));
    if (after != null) {
      request.searchAfter(after);
    }
    SearchRequest built = request.build();
    return connection
        .repeatable("reading \"%s\"".formatted(index), es -> es.search(built, JsonNode.class))
        .hits()
        .hits();
  }

  private static <T> Optional<T> without(int version, String found) {
    LOG.atWarn()
        .addKeyValue("modelVersion", version)
        .addKeyValue("cause", found)
        .log("live version not read");
    return Optional.empty();
  }
}
