package dev.recommender.training.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recommender.training.failure.RunFailure;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers as a real Elasticsearch 9.5 gives them. */
final class ElasticsearchPeopleTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String ANN =
      """
      {"user":"ann","keyId":"key",
       "consent":{"status":"granted","purpose":"profiling","policyVersion":"2","time":"2025-01-01T00:00:00Z"},
       "interactions":[
         {"movieId":1,"rating":4.5,"time":"2025-06-01T00:00:00.250Z","eventId":"e1"},
         {"movieId":2,"liked":true,"time":"2025-06-01T00:00:00Z"},
         {"movieId":3,"liked":false,"time":"2025-06-01T00:00:00Z"},
         {"movieId":4,"undone":true,"time":"2025-06-01T00:00:00Z"},
         {"movieId":5,"rating":7,"time":"2025-06-01T00:00:00Z"},
         {"movieId":6,"rating":3},
         {"movieId":"7","rating":3,"time":"2025-06-01T00:00:00Z"},
         {"movieId":8,"time":"2025-06-01T00:00:00Z"}]}\
      """;

  private ScriptedElasticsearch elasticsearch;
  private ElasticsearchConnection connection;
  private People people;

  @BeforeEach
  void start() throws IOException {
    elasticsearch =
        new ScriptedElasticsearch()
            .on("/m-people/_refresh", "{\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0}}")
            .on(
                "/m-people/_pit",
                "{\"id\":\"moment\",\"_shards\":{\"total\":1,\"successful\":1,\"skipped\":0,\"failed\":0}}")
            .on("/_pit", "{\"succeeded\":true,\"num_freed\":1}");
    connection = new ElasticsearchConnection(elasticsearch.settings());
    people = new ElasticsearchPeople(connection, elasticsearch.settings(), "m-people");
  }

  @AfterEach
  void stop() {
    connection.close();
    elasticsearch.close();
  }

  @Test
  void readsEverybodyPageByPageFromOneMoment() {
    elasticsearch
        .on("/_search", ScriptedElasticsearch.hits())
        .on("/_search", ScriptedElasticsearch.hits(ScriptedElasticsearch.hit("ann", 11, ANN)))
        .on(
            "/_search",
            ScriptedElasticsearch.hits(
                ScriptedElasticsearch.hit(
                    "bob", 12, "{\"tombstone\":\"2025-02-01T00:00:00.001Z\"}")))
        .on("/_search", ScriptedElasticsearch.hits());

    List<Person> read = read(new Slice(1, 2, true));

    assertThat(read).extracting(Person::pseudonym).containsExactly("ann", "bob");
    assertThat(read.getFirst())
        .isEqualTo(
            new Person(
                "ann",
                "key",
                new Consent("granted", "profiling", "2", "2025-01-01T00:00:00Z"),
                null,
                List.of(
                    new Interaction(1, 4.5f, 1_748_736_000_250L, false),
                    new Interaction(2, Stars.LIKED, 1_748_736_000_000L, false),
                    new Interaction(3, Stars.DISLIKED, 1_748_736_000_000L, false),
                    new Interaction(4, Stars.DISLIKED, 1_748_736_000_000L, true)),
                4));
    assertThat(read.getLast().tombstone()).isEqualTo(1_738_368_000_001L);
    assertThat(elasticsearch.requests)
        .extracting(request -> request.replaceAll(" [{].*|[&?]typed_keys=true|\\s+$", ""))
        .containsExactly(
            "POST /m-people/_refresh",
            "POST /m-people/_pit?keep_alive=5m",
            "POST /_search",
            "POST /_search?allow_partial_search_results=false",
            "POST /_search?allow_partial_search_results=false",
            "POST /_search?allow_partial_search_results=false",
            "DELETE /_pit");
    assertThat(elasticsearch.requests.get(4))
        .contains(
            "\"pit\":{\"id\":\"moment\",\"keep_alive\":\"5m\"}",
            "\"slice\":{\"id\":\"1\",\"max\":2}",
            "\"search_after\":[11]",
            "\"interactions\"");
    assertThat(elasticsearch.requests.getLast()).contains("moment");
  }

  @Test
  void aloneASliceIsNoSlice() {
    elasticsearch.on("/_search", ScriptedElasticsearch.hits());
    assertThat(read(Slice.STANDING_OF_ALL)).isEmpty();
    assertThat(elasticsearch.requests.get(3)).doesNotContain("slice", "interactions");
  }

  @Test
  void aTombstoneThatCannotBeReadLeavesThePersonOutWhole() {
    elasticsearch
        .on("/_search", ScriptedElasticsearch.hits())
        .on(
            "/_search",
            ScriptedElasticsearch.hits(
                ScriptedElasticsearch.hit("ann", 1, "{\"tombstone\":\"yesterday\"}")))
        .on("/_search", ScriptedElasticsearch.hits());
    assertThat(read(Slice.STANDING_OF_ALL).getFirst().tombstone())
        .isEqualTo(PeopleRules.NOTHING_USED);
  }

  @Test
  void refusesPseudonymsOfAnotherKey() {
    elasticsearch
        .on("/_search", ScriptedElasticsearch.hits())
        .on(
            "/_search",
            ScriptedElasticsearch.hits(
                ScriptedElasticsearch.hit("ann", 1, "{\"user\":\"ann\",\"keyId\":\"other\"}")));
    RunFailure failure = failure();
    assertThat(failure.reason()).isEqualTo("PseudonymKeyChanged");
    assertThat(failure)
        .hasMessage(
            "reading \"m-people\": it was made with pseudonym key other, this run has key: put the old one back");
  }

  @Test
  void saysThatTheMomentIsGone() {
    elasticsearch
        .on("/_search", ScriptedElasticsearch.hits())
        .on(
            "/_search",
            404,
            "{\"error\":{\"root_cause\":[{\"type\":\"search_context_missing_exception\",\"reason\":\"No"
                + " search context found\"}],\"type\":\"search_phase_execution_exception\","
                + "\"reason\":\"all shards failed\"},\"status\":404}");
    assertThat(failure().reason()).isEqualTo("SnapshotLost");
    assertThat(elasticsearch.requests.getLast()).as("released all the same").startsWith("DELETE");
  }

  @Test
  void doesNotMistakeAMissingIndexForNobody() {
    elasticsearch.on(
        "/gone/_refresh",
        404,
        "{\"error\":{\"root_cause\":[],\"type\":\"index_not_found_exception\",\"reason\":\"no such"
            + " index\"},\"status\":404}");
    People gone = new ElasticsearchPeople(connection, elasticsearch.settings(), "gone");
    assertThat(catchThrowableOfType(RunFailure.class, () -> gone.freeze(NOW, "key")).reason())
        .isEqualTo("IndexMissing");
  }

  private RunFailure failure() {
    return catchThrowableOfType(RunFailure.class, () -> read(Slice.STANDING_OF_ALL));
  }

  private List<Person> read(Slice slice) {
    List<Person> read = new ArrayList<>();
    try (FrozenPeople frozen = people.freeze(NOW, "key");
        PersonStream stream = frozen.reader().read(slice)) {
      assertThat(frozen.takenAt()).isEqualTo(NOW);
      stream.forEachRemaining(read::add);
    }
    return read;
  }
}
