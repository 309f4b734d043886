package dev.recommender.training.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.people.ElasticsearchConnection;
import dev.recommender.training.people.ElasticsearchSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Elasticsearch answers when it cannot or will not; its answers are scripted. */
final class ElasticsearchVersionStoreTest {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private record Answer(int status, String body) {}

  private static final String CREATED =
      "{\"index\":{\"_index\":\"i\",\"_id\":\"1\",\"status\":201}}";
  private static final String BUSY =
      "{\"index\":{\"_index\":\"i\",\"_id\":\"2\",\"status\":429,\"error\":"
          + "{\"type\":\"es_rejected_execution_exception\",\"reason\":\"full\"}}}";

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private volatile HttpServer server;
  private ElasticsearchConnection connection;
  private ElasticsearchVersionStore store;

  @BeforeEach
  void start() {
    listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    ElasticsearchSettings settings = new ElasticsearchSettings(url, "me", "secret", null, null);
    connection = new ElasticsearchConnection(settings, PATIENCE);
    store = new ElasticsearchVersionStore(connection, settings, PATIENCE, "versions", 7);
  }

  private void listen(InetSocketAddress address) {
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    connection.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n" + body);
    Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void sendsOnlyRefusedItemsAgain() {
    answers.add(bulk(CREATED + "," + BUSY));
    answers.add(new Answer(503, error("unavailable_shards_exception", "starting", 503)));
    answers.add(bulk(CREATED));
    List<Document> documents =
        List.of(new Document("1", Map.of("a", 1)), new Document("2", Map.of("a", 2)));
    assertThat(store.sink().write("i", documents.iterator())).isEqualTo(2);
    assertThat(requests).hasSize(3);
    assertThat(requests.getFirst()).contains("{\"a\":1}", "{\"a\":2}");
    assertThat(requests.getLast()).contains("{\"a\":2}").doesNotContain("{\"a\":1}");
  }

  @Test
  void anItemThatCannotBeWrittenFailsTheRunWithoutNamingThePerson() {
    answers.add(
        bulk(
            "{\"index\":{\"_index\":\"i\",\"_id\":\"1\",\"status\":400,\"error\":"
                + "{\"type\":\"strict_dynamic_mapping_exception\",\"reason\":\"[b] in 'person-1'\"}}}"));
    RunFailure failure = writeFailure();
    assertThat(failure.reason()).isEqualTo("WriteFailed");
    assertThat(failure)
        .hasMessage(
            "writing to \"i\": 1 of 1 documents refused: 1 × strict_dynamic_mapping_exception (400)");
  }

  @Test
  void everyItemsErrorIsCountedByName() {
    String broken =
        "{\"index\":{\"_index\":\"i\",\"_id\":\"1\",\"status\":400,\"error\":"
            + "{\"type\":\"document_parsing_exception\",\"reason\":\"no\"}}}";
    answers.add(bulk(String.join(",", broken, CREATED, BUSY, broken)));
    Document document = new Document("1", Map.of("a", 1));
    RunFailure failure =
        failure(() -> store.sink().write("i", Collections.nCopies(4, document).iterator()));
    assertThat(failure)
        .hasMessage(
            "writing to \"i\": 3 of 4 documents refused: 2 × document_parsing_exception (400), "
                + "1 × es_rejected_execution_exception (429)");
    assertThat(requests).as("one of them would never pass").hasSize(1);
  }

  @Test
  void anAbsenceDelaysAndLosesNothing() {
    InetSocketAddress address = server.getAddress();
    server.stop(0);
    Thread back =
        Thread.ofPlatform()
            .start(() -> {
              LockSupport.parkNanos(Duration.ofMillis(800).toNanos());
              listen(address);
            });
    answers.add(new Answer(503, error("cluster_block_exception", "state not recovered", 503)));
    answers.add(bulk(CREATED + "," + BUSY));
    answers.add(bulk(CREATED));
    List<Document> documents =
        List.of(new Document("1", Map.of("a", 1)), new Document("2", Map.of("a", 2)));
    assertThat(store.sink().write("i", documents.iterator())).isEqualTo(2);
    assertThat(requests).hasSize(3);
    assertThat(back.isAlive()).isFalse();
  }

  @Test
  void anAbsenceForGoodFailsWithTheReason() {
    server.stop(0);
    RunFailure failure = writeFailure();
    assertThat(failure.reason()).isEqualTo("Unreachable");
    assertThat(failure.sentence()).startsWith("writing to \"i\" at http://127.0.0.1:");
  }

  @Test
  void refusalsForGoodFailWithTheirNumber() {
    answers.add(bulk(BUSY));
    RunFailure failure = writeFailure();
    assertThat(failure.reason()).isEqualTo("WriteFailed");
    assertThat(failure)
        .hasMessage(
            "writing to \"i\": 1 of 1 documents refused for PT3S: "
                + "1 × es_rejected_execution_exception (429)");
  }

  @Test
  void writesBatchAfterBatchWithOneUnderWay() {
    String thousand = String.join(",", Collections.nCopies(1_000, CREATED));
    answers.add(bulk(thousand));
    answers.add(bulk(thousand));
    answers.add(bulk(CREATED));
    List<Document> documents =
        IntStream.range(0, 2_001).mapToObj(n -> new Document("d" + n, Map.of("a", n))).toList();
    assertThat(store.sink().write("i", documents.iterator())).isEqualTo(2_001);
    assertThat(requests).hasSize(3);
    assertThat(requests.getLast()).contains("\"d2000\"").doesNotContain("\"d1999\"");
  }

  @Test
  void waitsForShardsThatAreNotThereYetInsteadOfCountingLess() {
    answers.add(new Answer(200, "{\"_shards\":{\"total\":1,\"successful\":0,\"failed\":0}}"));
    answers.add(new Answer(503, error("search_phase_execution_exception", "no shard", 503)));
    answers.add(
        new Answer(
            200,
            "{\"took\":1,\"timed_out\":false,\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0},"
                + "\"hits\":{\"total\":{\"value\":3,\"relation\":\"eq\"},\"hits\":[]}}"));
    assertThat(store.count("i")).isEqualTo(3);
    assertThat(requests.getLast()).contains("allow_partial_search_results=false");
  }

  @Test
  void deletesPeopleWhetherTheyAreThereOrNotAndNamesThemInNoRefusal() {
    answers.add(
        bulk(
            "{\"delete\":{\"_index\":\"i\",\"_id\":\"p1\",\"status\":404,\"result\":\"not_found\"}}"));
    store.delete("i", List.of("p1"));
    assertThat(requests.getFirst()).contains("{\"delete\":{\"_id\":\"p1\"}}");
    store.delete("i", List.of());
    assertThat(requests).as("nobody, no request").hasSize(1);
    answers.clear();
    answers.add(
        bulk(
            "{\"delete\":{\"_index\":\"i\",\"_id\":\"p1\",\"status\":409,\"error\":"
                + "{\"type\":\"version_conflict_engine_exception\",\"reason\":\"[p1]: conflict\"}}}"));
    assertThat(failure(() -> store.delete("i", List.of("p1"))))
        .hasMessage(
            "writing to \"i\": 1 of 1 documents refused:"
                + " 1 × version_conflict_engine_exception (409)");
  }

  @Test
  void tellsReadOnlyFromUnauthorized() {
    answers.add(new Answer(403, error("cluster_block_exception", "index [i] blocked", 403)));
    assertThat(writeFailure().reason()).isEqualTo("ReadOnly");
    answers.clear();
    answers.add(new Answer(401, error("security_exception", "who are you", 401)));
    assertThat(writeFailure().reason()).isEqualTo("Unauthorized");
    assertThat(writeFailure().sentence()).doesNotContain("secret");
    assertThat(requests).as("neither is tried again").hasSize(3);
  }

  @Test
  void aFloodedDiskIsReadOnlyThoughItsStatusIsThatOfOverload() {
    answers.add(
        bulk(
            "{\"index\":{\"_index\":\"i\",\"_id\":\"1\",\"status\":429,\"error\":"
                + "{\"type\":\"cluster_block_exception\",\"reason\":\"flood-stage watermark\"}}}"));
    assertThat(writeFailure().reason()).isEqualTo("ReadOnly");
  }

  @Test
  void namesWhatIsTaken() {
    answers.add(new Answer(409, error("version_conflict_engine_exception", "exists", 409)));
    assertThat(failure(() -> store.claim(Map.of("version", 7))).reason()).isEqualTo("VersionTaken");
    answers.clear();
    answers.add(new Answer(400, error("resource_already_exists_exception", "exists", 400)));
    assertThat(failure(() -> store.createIndex("i", "{}")).reason()).isEqualTo("IndexTaken");
  }

  @Test
  void doesNotCreateAMissingVersionsIndex() {
    answers.add(new Answer(404, error("index_not_found_exception", "no such index", 404)));
    assertThat(failure(store::awaitReachable).reason()).isEqualTo("IndexMissing");
    assertThat(requests).hasSize(1);
  }

  private RunFailure writeFailure() {
    return failure(
        () -> store.sink().write("i", List.of(new Document("1", Map.of("a", 1))).iterator()));
  }

  private static RunFailure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(RunFailure.class, call);
  }

  private static Answer bulk(String items) {
    return new Answer(200, "{\"took\":1,\"errors\":true,\"items\":[" + items + "]}");
  }

  private static String error(String type, String reason, int status) {
    return "{\"error\":{\"type\":\"%s\",\"reason\":\"%s\"},\"status\":%d}"
        .formatted(type, reason, status);
  }
}
