package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.http.Contract.Operation;
import dev.recommender.service.model.ModelState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every operation, parameter, status and problem type of the contract, seen on the wire. */
class ContractTest {
  /** Operations of the contract whose routes do not answer as it says yet. */
  static final Set<String> PENDING =
      Set.of(
          "recommendByTitle",
          "recommendByList",
          "recommendToPerson",
          "searchMovies",
          "similarMovies",
          "recordEvents",
          "undoEvent",
          "consent",
          "decideConsent",
          "importConsents",
          "exportPerson",
          "erasePerson",
          "page",
          "pageFile");

  /** Problem types that only pending operations answer with. */
  private static final Set<String> PENDING_TYPES =
      Set.of(
          "invalid-body",
          "overloaded",
          "people-unavailable",
          "pseudonym-key-changed",
          "unfinished");

  private static final String KEYS =
      """
      [{"client":"all","key":"all","scopes":["read","events","privacy","admin"]},
       {"client":"none","key":"none","scopes":[]},
       {"client":"slow","key":"slow","scopes":["read"],"requestsPerSecond":0.001,"burst":1}]
      """;

  @TempDir private Path folder = Path.of("");
  private final Contract contract = new Contract();
  private final ContractRecorder recorder = new ContractRecorder(contract);
  private TestServer server;
  private ContractClient client;

  ContractTest() throws IOException {}

  @BeforeEach
  void start() throws IOException {
    Path keys = Files.writeString(folder.resolve("keys.json"), KEYS);
    ListenConfig listen = new ListenConfig("127.0.0.1", 0, 0, Duration.ofMillis(300));
    server = new TestServer(ApiKeysFile.open(keys), Duration.ZERO, listen);
    client = new ContractClient(server.port(), recorder);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void everythingInTheContractIsSeenAndNothingElse() throws IOException {
    about();
    movies();
    refusals();
    outages();
    List<Operation> finished =
        contract.operations().stream()
            .filter(operation -> !PENDING.contains(operation.id()))
            .toList();
    Set<String> missing = recorder.missing(finished);
    missing.removeIf(part -> PENDING_TYPES.stream().anyMatch(part::endsWith));
    assertThat(missing).isEmpty();
  }

  private void about() {
    client.get(200, "/v1/model");
    client.get(200, "/v1/catalogue");
    client.get(200, "/openapi");
    client.get(200, "/openapi", "Accept", "application/json");
    client.get(404, "/nowhere");
    client.send(405, "PATCH", "/v1/model", "");
  }

  private void movies() {
    client.get(200, "/v1/movies/1");
    client.get(404, "/v1/movies/301");
    client.get(400, "/v1/movies/one");
    client.get(400, "/v1/movies/1?k=3");
  }

  private void refusals() throws IOException {
    client.get(401, "/v1/model", "Authorization", "Bearer unknown");
    client.get(200, "/v1/model", "Authorization", "Bearer slow");
    client.get(429, "/v1/model", "Authorization", "Bearer slow");
    client.raw(400, "GET", "/v1/model?x=%zz", "Host: localhost\r\n\r\n");
    client.raw(414, "GET", "/v1/model?x=" + "x".repeat(17_000), "Host: localhost\r\n\r\n");
    client.raw(400, "GET", "/v1/model", "Host: localhost\r\nX: " + "x".repeat(17_000) + "\r\n\r\n");
  }

  private void outages() {
    server.dataCatalogue.isAway(true);
    client.get(503, "/v1/catalogue");
    server.becomes(new ModelState.NotReady("VersionMissing", "there is none"));
    client.get(503, "/v1/model");
    server.fails(new IllegalStateException("surprise"));
    client.get(500, "/v1/model");
  }
}
