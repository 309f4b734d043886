package dev.recommender.service.http;

import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.people.Interaction;
import dev.recommender.service.people.KnownMovie;
import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.recommend.SmallWorld;
import dev.recommender.service.rights.UsersDocument;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the contract says of events and of the rights of people, done on the wire. */
final class PersonExercises {
  private static final String DECISION =
      """
      {"status":"%s","purpose":"recommendations","policyVersion":"2026-01","channel":"web"%s}
      """;

  private final TestServer server;
  private final ContractClient client;
  private final ContractRecorder recorder;

  PersonExercises(TestServer server, ContractClient client, ContractRecorder recorder) {
    this.server = server;
    this.client = client;
    this.recorder = recorder;
  }

  void run() throws IOException {
    events();
    consent();
    consents();
    export();
    erasure();
  }

  private void events() throws IOException {
    String path = "/v1/events";
    server.world.records.put(full("full"));
    ask(
        200,
        "POST",
        path,
        """
        {"of an export":true,"events":[
         {"eventId":"e1","user":"new","movieId":1,"rating":4.5,"time":"2026-01-01T01:00:00+01:00"},
         {"eventId":"e1","user":"new","movieId":1,"rating":4.5,"time":"2026-01-01T00:00:00Z"},
         {"user":"new","movieId":2,"liked":false},
         {"user":"new","movieId":301,"liked":true},
         {"eventId":"e2","user":"new","movieId":3,"rating":3,"time":"2026-01-02T04:00:00Z"},
         {"user":"new","movieId":3,"rating":3,"time":"2024-01-02T03:04:05Z"},
         {"user":"full","movieId":1,"liked":true,"time":"2026-01-01T00:00:00Z"}]}
        """);
    ask(204, "DELETE", "/v1/users/new/events/1", "");
    ask(404, "DELETE", "/v1/users/new/events/301", "");
    ask(400, "DELETE", "/v1/users/new/events/one", "");
    for (String body : List.of("{}", "{\"events\":7}", "{\"events\":[{\"user\":7}]}")) {
      ask(400, "POST", path, body);
    }
    refusals("POST", path);
    refusals("DELETE", "/v1/users/new/events/1");
    String one = "{\"events\":[{\"user\":\"new\",\"movieId\":2,\"rating\":1}]}";
    server.world.records.isAway(true);
    ask(503, "POST", path, one);
    server.world.records.isAway(false);
    server.world.records.areOfAnotherKey(true);
    ask(503, "POST", path, one);
    ask(503, "DELETE", "/v1/users/new/events/1", "");
    server.world.records.areOfAnotherKey(false);
  }

  /** A person with as many interactions as are kept. */
  private LiveRecord full(String user) {
    return new LiveRecord(
        server.world.pseudonymizer.pseudonym(user),
        server.world.pseudonymizer.keyId(),
        null,
        null,
        IntStream.rangeClosed(1_001, 11_000)
            .mapToObj(id -> new Interaction(id, null, true, SmallWorld.NOW, false, null))
            .toList());
  }

  private void consent() throws IOException {
    String path = "/v1/users/a%2Fb/consent";
    ask(404, "GET", path, "");
    ask(200, "PUT", path, decision("granted"));
    ask(200, "PUT", path, decision("withdrawn", "2026-06-01T12:00:01Z"));
    ask(200, "GET", path, "");
    ask(422, "PUT", path, decision("granted", "2026-06-01T12:05:01Z"));
    ask(400, "PUT", path, decision("declined"));
    ask(400, "PUT", path, "[]");
    refusals("GET", path);
    refusals("PUT", path);
    // What people said is not asked for any more.
    ask(200, "POST", "/v1/events", "{\"events\":[{\"user\":\"a/b\",\"movieId\":1,\"rating\":4}]}");
    ask(200, "GET", "/v1/users/a%2Fb/export", "");
    server.rights.documents.isAway(true);
    ask(503, "PUT", path, decision("objected", "2026-06-01T12:00:02Z"));
    server.rights.documents.isAway(false);
  }

  private void consents() throws IOException {
    String path = "/v1/consents";
    ask(200, "DELETE", "/v1/users/erased", "");
    String lines =
        line("b", "2026-05-01T00:00:00Z")
            + line("b", "2026-05-01T00:00:00Z")
            + line("c", "2027-05-01T00:00:00Z")
            + line("erased", "2026-05-01T00:00:00Z");
    ask(200, "POST", path, lines);
    ask(400, "POST", path, lines + "{}");
    ask(400, "POST", path, "");
    refusals("POST", path);
    server.rights.log.isAwayAfter(0);
    ask(503, "POST", path, lines);
    server.rights.log.isAwayAfter(Integer.MAX_VALUE);
  }

  private void export() throws IOException {
    String path = "/v1/users/8/export";
    ask(200, "GET", path, "");
    server.rights.documents.add(
        "m-users-v7",
        server.world.pseudonymizer.pseudonym("8"),
        new UsersDocument(
            List.of(new KnownMovie(10, 4.0, null, Instant.EPOCH)), Map.of("ratingCount", 1)));
    ask(200, "GET", path, "");
    ask(400, "GET", path + "?format=xml", "");
    refusals("GET", path);
    server.rights.documents.isAway(true);
    ask(503, "GET", path, "");
    server.rights.documents.isAway(false);
  }

  private void erasure() throws IOException {
    ask(200, "DELETE", "/v1/users/8", "");
    ask(200, "GET", "/v1/users/8/export", "");
    ask(422, "PUT", "/v1/users/8/consent", decision("granted", "2026-01-01T00:00:00Z"));
    ask(
        200,
        "POST",
        "/v1/events",
        "{\"events\":[{\"user\":\"8\",\"movieId\":1,\"rating\":4,\"time\":\"2026-01-01T00:00:00Z\"}]}");
    ask(400, "DELETE", "/v1/users/8?now", "");
    refusals("DELETE", "/v1/users/8");
    server.rights.documents.isAway(true);
    ask(503, "DELETE", "/v1/users/8", "");
    server.rights.documents.isAway(false);
  }

  private static String decision(String status) {
    return DECISION.formatted(status, "");
  }

  private static String decision(String status, String time) {
    return DECISION.formatted(status, ",\"time\":\"%s\"".formatted(time));
  }

  private static String line(String user, String time) {
    return decision("granted", time).replaceFirst("\\{", "{\"user\":\"%s\",".formatted(user));
  }

  /** How a route about people answers whom it does not serve. */
  private void refusals(String method, String path) throws IOException {
    client.send(401, method, path, "");
    client.send(401, method, path, "", "Authorization", "Bearer unknown");
    client.send(403, method, path, "", "Authorization", "Bearer none");
    try (TestServer keyless = new TestServer(ApiKeysFile.none());
        ContractClient other = new ContractClient(keyless.port(), recorder)) {
      other.send(403, method, path, "");
    }
    if (method.startsWith("P")) {
      String head =
          "Host: localhost\r\nAuthorization: Bearer all\r\nContent-Type: %s\r\nContent-Length: "
              .formatted(type(path));
      client.send(
          415, method, path, "{}", "Content-Type", "text/plain", "Authorization", "Bearer all");
      client.raw(413, method, path, head + "1048577\r\n\r\n");
      client.raw(408, method, path, head + "9\r\n\r\n{");
    }
  }

  private void ask(int status, String method, String path, String body) {
    String key = "Bearer all";
    client.send(status, method, path, body, "Authorization", key, "Content-Type", type(path));
  }

  private static String type(String path) {
    return path.endsWith("consents") ? "application/x-ndjson" : "application/json";
  }
}
