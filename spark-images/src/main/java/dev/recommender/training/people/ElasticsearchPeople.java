package dev.recommender.training.people;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the people index. */
public final class ElasticsearchPeople implements People {
  private static final int PAGE = 1_000;

  private final ElasticsearchConnection connection;
  private final String index;

  public ElasticsearchPeople(ElasticsearchConnection connection, String index) {
    this.connection = connection;
    this.index = index;
  }

  @Override
  public Set<String> erased() {
    String what = "reading tombstones from \"%s\"".formatted(index);
    // A tombstone written a moment ago must count: search sees it only after a refresh.
    connection.repeatable(what, es -> es.indices().refresh(request -> request.index(index)));
    Set<String> erased = new HashSet<>();
    List<Hit<Void>> hits = page(what, null);
    while (!hits.isEmpty()) {
      hits.forEach(hit -> erased.add(hit.id()));
      hits = page(what, hits.getLast().sort());
    }
    return erased;
  }

  private List<Hit<Void>> page(String what, @Nullable List<FieldValue> after) {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .index(index)
            .size(PAGE)
            .source(source -> source.fetch(false))
            .query(query -> query.exists(exists -> exists.field("tombstone")))
            .sort(sort -> sort.field(field -> field.field("user").order(SortOrder.Asc)));
    if (after != null) {
      request.searchAfter(after);
    }
    SearchRequest built = request.build();
    return connection.repeatable(what, es -> es.search(built, Void.class)).hits().hits();
  }
}
