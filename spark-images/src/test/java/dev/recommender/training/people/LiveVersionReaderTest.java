package dev.recommender.training.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recommender.training.failure.RunFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LiveVersionReaderTest {
  private static final String DOCUMENT =
      """
      {"_index":"m-versions","_id":"6","found":true,"_source":{
        "version":6,"pseudonymKeyId":"key","snapshotAt":"2026-01-01T00:00:00Z","holdOutHash":"h",
        "metrics":{"ndcgAt10":0.25,"evaluatedUsers":604},
        "dataProfile":{"ratings":[0.5,0.5],"genres":{"Drama":12}},
        "itemsIndex":"m-items-v6","dimensions":2,"feedback":"Explicit","alpha":1.5,"regParam":0.05,
        "positiveRating":3.5,"unknown":true}}\
      """;
  private static final LiveVersion LIVE =
      new LiveVersion(
          6,
          Instant.parse("2026-01-01T00:00:00Z"),
          "h",
          Map.of("ndcgAt10", 0.25, "evaluatedUsers", 604.0),
          Map.of("ratings", java.util.List.of(0.5, 0.5), "genres", Map.of("Drama", 12)),
          new LiveModel("m-items-v6", 2, "Explicit", 1.5, 0.05, 3.5));

  private ScriptedElasticsearch elasticsearch;
  private ElasticsearchConnection connection;
  private LiveVersionReader reader;

  @BeforeEach
  void start() throws IOException {
    elasticsearch =
        new ScriptedElasticsearch()
            .on(
                "/m-items-v6/_count",
                "{\"count\":4,\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0}}");
    connection = new ElasticsearchConnection(elasticsearch.settings());
    reader = new LiveVersionReader(connection, "m-versions");
  }

  @AfterEach
  void stop() {
    connection.close();
    elasticsearch.close();
  }

  @Test
  void readsWhatTheLiveVersionSaysOfItself() {
    elasticsearch.on("/m-versions/_doc/6", DOCUMENT);
    assertThat(reader.read(6, "key")).contains(LIVE);
  }

  @Test
  void readsDocumentsOfEarlierReleases() {
    elasticsearch.on(
        "/m-versions/_doc/6",
        "{\"_index\":\"i\",\"_id\":\"6\",\"found\":true,\"_source\":{\"itemsIndex\":\"m-items-v6\"}}");
    assertThat(reader.read(6, "key"))
        .contains(
            new LiveVersion(
                6,
                null,
                null,
                Map.of(),
                Map.of(),
                new LiveModel("m-items-v6", null, "Implicit", null, null, null)));
  }

  @Test
  void goesOnWithoutAVersionThatIsNotThere() {
    elasticsearch.on(
        "/m-versions/_doc/6", 404, "{\"_index\":\"m-versions\",\"_id\":\"6\",\"found\":false}");
    assertThat(reader.read(6, "key")).isEmpty();
  }

  @Test
  void refusesAVersionOfAnotherKey() {
    elasticsearch.on("/m-versions/_doc/6", DOCUMENT);
    RunFailure failure = catchThrowableOfType(RunFailure.class, () -> reader.read(6, "another"));
    assertThat(failure.reason()).isEqualTo("PseudonymKeyChanged");
    assertThat(failure)
        .hasMessage(
            "reading version 6 in \"m-versions\": it was made with pseudonym key key, this run has another: put the old one back");
  }

  @Test
  void readsItemFactorsPageByPage() {
    elasticsearch
        .on(
            "/m-items-v6/_search",
            ScriptedElasticsearch.hits(
                item(1, 0.5f, -2),
                "{\"_index\":\"i\",\"_id\":\"2\",\"_source\":{\"movieId\":2},\"sort\":[2]}"))
        .on("/m-items-v6/_search", ScriptedElasticsearch.hits(item(70_000, 3, 4)))
        .on("/m-items-v6/_search", ScriptedElasticsearch.hits());

    LiveFactors factors = reader.factors(LIVE).orElseThrow();

    assertThat(factors.size()).isEqualTo(2);
    assertThat(factors.dimensions()).isEqualTo(2);
    assertThat(factors.of(1)).containsExactly(0.5f, -2);
    assertThat(factors.of(2)).as("no factors").isNull();
    assertThat(factors.of(70_000)).containsExactly(3, 4);
    assertThat(factors.of(3)).as("no such movie").isNull();
    assertThat(elasticsearch.requests.get(2)).contains("\"search_after\":[2]");
  }

  @Test
  void goesOnWithoutItemsThatAreGoneOrDamaged() {
    elasticsearch.on("/m-items-v6/_search", ScriptedElasticsearch.hits(item(1, 1, 2), item(2, 1)));
    assertThat(reader.factors(LIVE)).as("vectors of two lengths").isEmpty();
    LiveModel gone = new LiveModel("gone", 2, "Implicit", 1.0, 0.05, 3.5);
    elasticsearch.on(
        "/gone/_count",
        404,
        "{\"error\":{\"root_cause\":[],\"type\":\"index_not_found_exception\",\"reason\":\"no such"
            + " index\"},\"status\":404}");
    assertThat(reader.factors(new LiveVersion(6, null, null, Map.of(), Map.of(), gone))).isEmpty();
  }

  private static String item(int movieId, float... vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return ScriptedElasticsearch.hit(
        String.valueOf(movieId),
        movieId,
        "{\"movieId\":%d,\"factors\":\"%s\"}"
            .formatted(movieId, Base64.getEncoder().encodeToString(bytes.array())));
  }
}
