package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.admission.OverloadedException;
import dev.recommender.service.model.ModelState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every operation, parameter, status and problem type of the contract, seen on the wire. */
class ContractTest {
  private static final String KEYS =
      """
      [{"client":"all","key":"all","scopes":["read","events","privacy","admin"]},
       {"client":"none","key":"none","scopes":[]},
       {"client":"slow","key":"slow","scopes":["read"],"requestsPerSecond":0.001,"burst":1}]
      """;

  private static final String WISH =
      "k=3&genre=drama&yearFrom=1900&yearTo=1999&exclude=12,14&novelty=0.5&minRatings=1&explain=true";

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
    search();
    similar();
    byTitle();
    byList();
    toPerson();
    new PersonExercises(server, client, recorder).run();
    page();
    refusals();
    outages();
    assertThat(recorder.missing(contract.operations())).isEmpty();
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

  private void search() {
    client.get(200, "/v1/movies?q=movie&limit=3");
  }

  private void similar() {
    var answer = client.get(200, "/v1/movies/10/similar?" + WISH);
    client.get(200, "/v1/movies/40/similar");
    client.get(304, "/v1/movies/10/similar?" + WISH, "If-None-Match", answer.headers().get("etag"));
  }

  private void byTitle() {
    String target = "/v1/recommendations?title=movie+number+10&year=1910&mode=audience&" + WISH;
    var answer = client.get(200, target);
    client.get(304, target, "If-None-Match", answer.headers().get("etag"));
    for (String mode : List.of("similar", "users")) {
      client.get(200, "/v1/recommendations?title=movie+number+10&explain=true&mode=" + mode);
    }
    client.get(200, "/v1/recommendations?title=movie+number+40");
    client.get(300, "/v1/recommendations?title=Movie+fifty");
    client.get(404, "/v1/recommendations?title=movie+called+number");
    client.get(409, "/v1/recommendations?title=movie+number+3&mode=users");
    server.world.profiles.isAway(true);
    client.get(503, "/v1/recommendations?title=movie+number+10&mode=users");
    server.world.profiles.isAway(false);
  }

  private void byList() throws IOException {
    String path = "/v1/recommendations";
    String items =
        """
        {"items":[{"title":"Movie number 10"},{"movieId":12,"rating":4.5},{"title":"Movie fifty"},
                  {"movieId":301},{"title":"movie called number"}],
         "k":3,"genre":["drama"],"yearFrom":1900,"yearTo":1999,"exclude":[14],"novelty":0.5,
         "minRatings":1,"explain":true}
        """;
    client.post(200, path, items);
    client.post(
        200, path, "{\"lists\":[{\"items\":[{\"movieId\":1}]},{\"items\":[{\"movieId\":301}]}]}");
    client.post(422, path, "{\"items\":[{\"movieId\":301}]}");
    client.post(
        422, path, "{\"lists\":[{\"items\":[{\"movieId\":301}]},{\"items\":[{\"movieId\":302}]}]}");
    client.post(400, path, "{");
    client.send(415, "POST", path, "{}", "Content-Type", "text/plain");
    String head = "Host: localhost\r\nContent-Type: application/json\r\nContent-Length: ";
    client.raw(413, "POST", path, head + "1048577\r\n\r\n");
    client.raw(408, "POST", path, head + "9\r\n\r\n{");
  }

  private void toPerson() throws IOException {
    String key = "Bearer all";
    client.get(200, "/v1/users/7/recommendations?" + WISH, "Authorization", key);
    client.get(200, "/v1/users/nobody/recommendations", "Authorization", key);
    client.get(403, "/v1/users/7/recommendations", "Authorization", "Bearer none");
    client.get(401, "/v1/users/7/recommendations");
    try (TestServer keyless = new TestServer(ApiKeysFile.none());
        ContractClient other = new ContractClient(keyless.port(), recorder)) {
      other.get(403, "/v1/users/7/recommendations");
    }
  }

  private void page() {
    var answer = client.get(200, "/");
    client.get(304, "/", "If-None-Match", answer.headers().get("etag"));
    for (String file : List.of("style.css", "icon.svg", "app.js")) {
      answer = client.get(200, "/page/" + file);
    }
    client.get(304, "/page/app.js", "If-None-Match", answer.headers().get("etag"));
    client.get(404, "/page/nothing.js");
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
    server.fails(new OverloadedException("more than can be carried"));
    client.get(503, "/v1/model");
    server.fails(new IllegalStateException("surprise"));
    client.get(500, "/v1/model");
  }
}
