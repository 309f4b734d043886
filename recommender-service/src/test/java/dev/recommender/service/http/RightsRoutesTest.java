package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.http.TestServer.Answer;
import dev.recommender.service.people.Interaction;
import dev.recommender.service.people.KnownMovie;
import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.rights.Deed;
import dev.recommender.service.rights.RightsWorld;
import dev.recommender.service.rights.UsersDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsRoutesTest {
  private static final String KEYS =
      """
      [{"client":"desk","key":"deskkey","scopes":["privacy"]},
       {"client":"shop","key":"shopkey","scopes":["read","events"]},
       {"client":"ops","key":"opskey","scopes":["admin"]}]
      """;
  private static final String GRANT =
      """
      {"status":"granted","purpose":"recommendations","policyVersion":"2026-01","channel":"web"}
      """;
  private static final String NDJSON = "application/x-ndjson";

  @TempDir private Path folder = Path.of("");
  private TestServer server;
  private Pseudonym seven;

  @BeforeEach
  void start() throws IOException {
    Path keys = Files.writeString(folder.resolve("keys.json"), KEYS);
    server = new TestServer(ApiKeysFile.open(keys));
    seven = server.world.pseudonymizer.pseudonym("7");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void keepsConsentWithItsHistory() {
    assertThat(ask("GET", "/v1/users/7/consent", "").problem()).isEqualTo("no-consent");
    Answer granted = ask("PUT", "/v1/users/7/consent", GRANT);
    assertThat(granted.status()).isEqualTo(200);
    assertThat(granted.header("Cache-Control")).isEqualTo("no-store");
    assertThat(granted.json().at("/history")).isEmpty();
    assertThat(granted.json().at("/time").asText()).isEqualTo("2026-06-01T12:00:00Z");
    String withdrawal =
        GRANT
            .replace("granted", "withdrawn")
            .replace("}", ",\"time\":\"2026-06-01T14:00:01+02:00\"}");
    assertThat(ask("PUT", "/v1/users/7/consent", withdrawal).status()).isEqualTo(200);
    JsonNode now = ask("GET", "/v1/users/7/consent", "").json();
    assertThat(now.at("/status").asText()).isEqualTo("withdrawn");
    assertThat(now.at("/channel").asText()).isEqualTo("web");
    assertThat(now.at("/history/0/status").asText()).isEqualTo("granted");
    assertThat(now.at("/history/0/policyVersion").asText()).isEqualTo("2026-01");
  }

  @Test
  void exportsEverythingHeldOfOnePerson() {
    Instant time = Instant.parse("2026-05-01T00:00:00.5Z");
    server.rights.add(
        new LiveRecord(
            seven,
            RightsWorld.KEY_ID,
            Instant.parse("2026-01-01T00:00:00Z"),
            null,
            List.of(
                new Interaction(1, 4.5, null, time, false, "e1"),
                new Interaction(2, null, false, time, false, null),
                new Interaction(3, null, null, time, true, null))));
    server.rights.documents.add("m-users-v6", seven, new UsersDocument(List.of(), Map.of()));
    server.rights.documents.add(
        "m-users-v7",
        seven,
        new UsersDocument(
            List.of(new KnownMovie(10, 4.0, null, Instant.ofEpochSecond(1_000_000_000))),
            Map.of("ratingCount", 1, "factors", "AACAPw==")));
    ask("PUT", "/v1/users/7/consent", GRANT);
    Answer answer = ask("GET", "/v1/users/7/export", "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    JsonNode json = answer.json();
    assertThat(json.at("/user").asText()).isEqualTo("7");
    assertThat(json.at("/pseudonym").asText()).isEqualTo(seven.value());
    assertThat(json.at("/model/version").asInt())
        .isEqualTo(server.world.model.reference().version());
    assertThat(json.at("/consent/status").asText()).isEqualTo("granted");
    assertThat(json.at("/events").toString())
        .isEqualTo(
            """
            [{"eventId":"e1","user":"7","movieId":1,"rating":4.5,"time":"2026-05-01T00:00:00.500Z"},\
            {"user":"7","movieId":2,"liked":false,"time":"2026-05-01T00:00:00.500Z"}]\
            """);
    assertThat(json.at("/undone/0/movieId").asInt()).isEqualTo(3);
    assertThat(json.at("/dataset").toString())
        .isEqualTo("[{\"movieId\":10,\"rating\":4.0,\"time\":\"2001-09-09T01:46:40Z\"}]");
    assertThat(json.at("/derived/factors").asText()).isEqualTo("AACAPw==");
    assertThat(json.at("/indices").toString()).isEqualTo("[\"m-users-v6\",\"m-users-v7\"]");
    assertThat(json.at("/erasedAt").asText()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void eventsTakeAnExportBackAsItIs() {
    Instant time = Instant.parse("2025-12-01T00:00:00Z");
    Interaction held = new Interaction(1, 4.5, null, time, false, "e1");
    server.rights.add(new LiveRecord(seven, RightsWorld.KEY_ID, null, null, List.of(held)));
    String export = ask("GET", "/v1/users/7/export", "").text();
    Answer known = server.post("/v1/events", export, "Authorization", "Bearer shopkey");
    assertThat(known.json().at("/results/0/status").asInt()).isEqualTo(200);
    server.world.records.put(LiveRecord.empty(seven, RightsWorld.KEY_ID));
    Answer stored = server.post("/v1/events", export, "Authorization", "Bearer shopkey");
    assertThat(stored.json().at("/results/0/status").asInt()).isEqualTo(201);
    assertThat(server.rights.record(seven).interactions()).containsExactly(held);
    ask("DELETE", "/v1/users/7", "");
    Answer erased = server.post("/v1/events", export, "Authorization", "Bearer shopkey");
    assertThat(erased.json().at("/results/0/problem").asText()).isEqualTo("time-before-erasure");
  }

  @Test
  void exportsAnEmptyButWellFormedNothing() {
    JsonNode json = ask("GET", "/v1/users/nobody/export", "").json();
    assertThat(json.at("/events").isArray()).isTrue();
    assertThat(json.at("/events")).isEmpty();
    assertThat(json.at("/dataset")).isEmpty();
    assertThat(json.at("/derived").isObject()).isTrue();
    assertThat(json.has("consent")).isFalse();
    assertThat(json.has("erasedAt")).isFalse();
  }

  @Test
  void erasesAPersonUnderTheExactId() {
    Pseudonym odd = server.world.pseudonymizer.pseudonym("a/b;c");
    server.rights.documents.add("m-users-v7", odd, new UsersDocument(List.of(), Map.of()));
    Answer answer = ask("DELETE", "/v1/users/a%2Fb;c", "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .isEqualTo("{\"erasedAt\":\"2026-06-01T12:00:00Z\",\"indices\":[\"m-users-v7\"]}");
    assertThat(server.rights.record(odd).tombstone()).isNotNull();
    assertThat(server.rights.log.lines()).containsExactly("erased requested", "erased done");
    assertThat(server.rights.log.records().getLast().deed().actor()).isEqualTo("desk");
  }

  @Test
  void saysThatAnErasureMustBeRepeated() {
    server.rights.documents.isAway(true);
    Answer answer = ask("DELETE", "/v1/users/7", "");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("unfinished");
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(server.rights.record(seven).tombstone()).isNotNull();
  }

  @Test
  void doesNothingWithoutAnAudit() {
    server.rights.log.isAwayAfter(0);
    Answer answer = ask("DELETE", "/v1/users/7", "");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("people-unavailable");
    assertThat(server.rights.records.read(List.of(seven))).isEmpty();
  }

  @Test
  void importsConsentsLineByLine() {
    String lines =
        line("1", "granted", "2026-05-01T00:00:00Z")
            + line("1", "granted", "2026-05-01T00:00:00Z")
            + line("2", "objected", "2027-05-01T00:00:00Z");
    Answer answer = imports(lines);
    assertThat(answer.status()).isEqualTo(200);
    JsonNode results = answer.json().at("/results");
    assertThat(results.findValues("status").toString()).isEqualTo("[201, 200, 422]");
    assertThat(results.findValues("index").toString()).isEqualTo("[0, 1, 2]");
    assertThat(results.at("/2/problem").asText()).isEqualTo("time-in-future");
    assertThat(ask("GET", "/v1/users/1/consent", "").json().at("/status").asText())
        .isEqualTo("granted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not json | line 2, the body is not JSON",
        "`` | line 2, the body is empty",
        "{\"user\":\"8\",\"status\":\"granted\"} | line 2, purpose is missing, expected one of recommendations",
        "{'user':'8','status':'granted','purpose':'recommendations','policyVersion':'1','channel':'x'}"
            + " | line 2, time is missing",
        "{\"user\":\"\\ud800\"} | line 2, user is something else, expected a text of 1 to 256",
        "{\"user\":7} | line 2, user is something else, expected a text of 1 to 256",
      })
  void namesAMalformedLineAndStoresNothing(String bad, String finding) {
    String second = bad.replace('\'', '"') + "\n";
    String lines = line("1", "granted", "2026-05-01T00:00:00Z") + second + line("2", "x", "y");
    Answer answer = imports(lines);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-body");
    assertThat(answer.json().at("/detail").asText()).contains(finding);
    assertThat(server.rights.log.records()).isEmpty();
    assertThat(ask("GET", "/v1/users/1/consent", "").status()).isEqualTo(404);
  }

  @Test
  void limitsHowManyLinesAreImportedAtOnce() {
    String line = line("1", "granted", "2026-05-01T00:00:00Z");
    assertThat(imports(line.repeat(1_000)).status()).isEqualTo(200);
    assertThat(imports(line.repeat(1_001)).json().at("/detail").asText())
        .isEqualTo("the body has 1001 lines, expected 1 to 1000");
    assertThat(imports("").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status | null | status is null, expected one of granted, withdrawn, objected",
        "status | \"GRANTED\" | status is \"GRANTED\", expected one of",
        "purpose | 7 | purpose is \"7\", expected one of recommendations",
        "purpose | \"marketing\" | purpose is \"marketing\", expected one of recommendations",
        "policyVersion | \" \" | policyVersion is \" \", expected a text of 1 to 100",
        "policyVersion | \"\" | policyVersion is \"\", expected a text of 1 to 100",
        "channel | \"a\\u0007b\" | channel is \"a?b\", expected a text of 1 to 100 characters, none",
        "channel | \"\\udc00\" | channel is \"?\", expected a text of 1 to 100",
        "time | 1 | time is \"1\", expected a time such as 2026-01-31T12:00:00Z",
        "time | \"2026-02-30T00:00:00Z\" | time is \"2026-02-30T00:00:00Z\", expected a time",
        "time | \"2026-05-01\" | time is \"2026-05-01\", expected a time",
        "time | \"+999999999-01-01T00:00:00Z\" | time is \"+999999999-01-01T00:00:00Z\", expected a time",
        "time | null | time is null, expected a time",
        "other | 1 | other has no effect, expected one of status, purpose",
      })
  void refusesWhatIsNoStatement(String member, String value, String finding) {
    StringBuilder body = new StringBuilder("{\"" + member + "\":" + value);
    for (String other : List.of("status", "purpose", "policyVersion", "channel")) {
      if (!other.equals(member)) {
        body.append(",\"").append(other).append("\":\"").append(valid(other)).append('"');
      }
    }
    Answer answer = ask("PUT", "/v1/users/7/consent", body.append('}').toString());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-body");
    assertThat(answer.json().at("/detail").asText()).startsWith(finding);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /v1/users/7/consent, 2026-06-01T12:05:01Z, time-in-future",
    "PUT, /v1/users/9/consent, 2026-06-01T12:00:00Z, time-before-erasure",
  })
  void refusesWhatCannotHold(String method, String path, String time, String problem) {
    ask("DELETE", "/v1/users/9", "");
    Answer answer = ask(method, path, GRANT.replace("}", ",\"time\":\"%s\"}".formatted(time)));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /v1/users/7/consent, privacy",
    "GET, /v1/users/7/consent, privacy",
    "GET, /v1/users/7/export, privacy",
    "DELETE, /v1/users/7, privacy",
    "POST, /v1/consents, admin",
  })
  void asksForItsScopeAndIsNeverCached(String method, String path, String scope) {
    Answer without = server.send(method, path, "");
    assertThat(without.status()).isEqualTo(401);
    assertThat(without.header("Cache-Control")).isEqualTo("no-store");
    Answer scopeless = server.send(method, path, "", "Authorization", "Bearer shopkey");
    assertThat(scopeless.status()).isEqualTo(403);
    assertThat(scopeless.json().at("/detail").asText()).contains('"' + scope + '"');
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /v1/users/7/consent, consent-changed refused",
    "GET, /v1/users/7/export, exported refused",
    "DELETE, /v1/users/7, erased refused",
    "POST, /v1/consents, consent-imported refused",
  })
  void recordsWhichClientTriedWithoutTheScope(String method, String path, String line) {
    Answer _ = server.send(method, path, "", "Authorization", "Bearer nobody");
    assertThat(server.rights.log.records()).isEmpty();
    Answer _ = server.send(method, path, "", "Authorization", "Bearer shopkey");
    assertThat(server.rights.log.lines()).containsExactly(line);
    Deed deed = server.rights.log.records().getFirst().deed();
    assertThat(deed.actor()).isEqualTo("shop");
    assertThat(deed.user()).isEqualTo(path.contains("/7") ? seven : null);
  }

  @ParameterizedTest
  @CsvSource({"PUT, /v1/users/7/consent", "DELETE, /v1/users/7"})
  void withdrawingAndErasingChangeTheNextAnswer(String method, String path) {
    server.rights.documents.onDelete(server.world.profiles::remove);
    assertThat(recommendationsOfSeven()).isEqualTo("trained-factors");
    ask(method, path, GRANT.replace("granted", "withdrawn"));
    assertThat(recommendationsOfSeven()).isEqualTo("popular");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/users/7/consent, 'GET, HEAD, OPTIONS, PUT'",
    "PUT, /v1/users/7/export, 'GET, HEAD, OPTIONS'",
    "GET, /v1/users/7, 'DELETE, OPTIONS'",
    "GET, /v1/consents, 'OPTIONS, POST'",
  })
  void namesTheMethodsThatApply(String method, String path, String allowed) {
    Answer answer = ask(method, path, "");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo(allowed);
  }

  @Test
  void countsRequestsByKindAndOutcome() {
    ask("PUT", "/v1/users/7/consent", GRANT);
    ask("PUT", "/v1/users/7/consent", "{}");
    server.rights.documents.isAway(true);
    ask("DELETE", "/v1/users/7", "");
    List<String> lines =
        server
            .manage("/metrics")
            .text()
            .lines()
            .filter(line -> line.startsWith("recommender_subject_requests_total"))
            .toList();
    assertThat(lines)
        .containsExactlyInAnyOrder(
            counter("consent-change", "done"),
            counter("consent-change", "refused"),
            counter("erasure", "failed"));
  }

  private String recommendationsOfSeven() {
    return server
        .get("/v1/users/7/recommendations", "Authorization", "Bearer shopkey")
        .json()
        .at("/method")
        .asText();
  }

  private static String counter(String kind, String outcome) {
    return "recommender_subject_requests_total{kind=\"%s\",outcome=\"%s\"} 1.0"
        .formatted(kind, outcome);
  }

  private static String valid(String member) {
    return switch (member) {
      case "status" -> "granted";
      case "purpose" -> "recommendations";
      default -> "😀".repeat(100);
    };
  }

  private static String line(String user, String status, String time) {
    return """
    {"user":"%s","status":"%s","purpose":"recommendations","policyVersion":"1","channel":"c","time":"%s"}
    """
        .formatted(user, status, time);
  }

  private Answer imports(String lines) {
    return server.send(
        "POST", "/v1/consents", lines, "Authorization", "Bearer opskey", "Content-Type", NDJSON);
  }

  private Answer ask(String method, String path, String body) {
    List<String> headers = new ArrayList<>(List.of("Authorization", "Bearer deskkey"));
    if (method.equals("PUT")) {
      headers.addAll(List.of("Content-Type", "application/json"));
    }
    return server.send(method, path, body, headers.toArray(String[]::new));
  }
}
