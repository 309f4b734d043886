package dev.recommender.training.people;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One slice of the people index, page by page. */
final class SlicePages implements PersonStream {
  private static final List<String> STANDING =
      List.of(
          "keyId",
          "tombstone",
          "consent.status",
          "consent.purpose",
          "consent.policyVersion",
          "consent.time");

  private final ElasticsearchConnection connection;
  private final SlicedReader reader;
  private final Slice slice;
  private final PageSize pageSize;
  private final Deque<Person> page = new ArrayDeque<>();
  private @Nullable List<FieldValue> after;
  private boolean ended;

  SlicePages(ElasticsearchConnection connection, SlicedReader reader, Slice slice) {
    this.connection = connection;
    this.reader = reader;
    this.slice = slice;
    this.pageSize = new PageSize(slice.withInteractions());
  }

  @Override
  public boolean hasNext() {
    if (page.isEmpty() && !ended) {
      readPage();
    }
    return !page.isEmpty();
  }

  @Override
  public Person next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.remove();
  }

  private void readPage() {
    SearchRequest request = request();
    List<Hit<JsonNode>> hits =
        connection
            .repeatable(
                "reading \"%s\"".formatted(reader.index()),
                es -> es.search(request, JsonNode.class))
            .hits()
            .hits();
    for (Hit<JsonNode> hit : hits) {
      page.add(checked(PersonParser.parse(hit.id(), Objects.requireNonNull(hit.source()))));
    }
    if (hits.isEmpty()) {
      ended = true;
      close();
    } else {
      after = hits.getLast().sort();
      pageSize.seen(page);
    }
  }

  private SearchRequest request() {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .pit(pit -> pit.id(reader.pointInTime()).keepAlive(PointInTime.KEEP_ALIVE))
            .size(pageSize.next())
            .trackTotalHits(total -> total.enabled(false))
            // Half an answer would lack somebody's tombstone.
            .allowPartialSearchResults(false)
            .sort(sort -> sort.field(field -> field.field("_shard_doc").order(SortOrder.Asc)))
            .source(source -> source.filter(filter -> filter.includes(fields())));
    if (slice.of() > 1) {
      request.slice(part -> part.id(String.valueOf(slice.number())).max(slice.of()));
    }
    if (after != null) {
      request.searchAfter(after);
    }
    return request.build();
  }

  private List<String> fields() {
    if (!slice.withInteractions()) {
      return STANDING;
    }
    List<String> fields = new java.util.ArrayList<>(STANDING);
    fields.add("interactions");
    return fields;
  }

  private Person checked(Person person) {
    String found = person.keyId();
    if (found != null && !found.equals(reader.keyId())) {
      throw PseudonymKeys.changed(
          "reading \"%s\"".formatted(reader.index()), found, reader.keyId());
    }
    return person;
  }

  @Override
  public void close() {
    connection.close();
  }
}
