package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.http.TestServer.Answer;
import dev.recommender.service.people.Consent;
import dev.recommender.service.people.Consent.Decision;
import dev.recommender.service.people.Consent.Status;
import dev.recommender.service.people.Interaction;
import dev.recommender.service.people.KnownMovie;
import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.Person;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.recommend.SmallWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventRoutesTest {
  private static final String KEYS =
      """
      [{"client":"shop","key":"shopkey","scopes":["read"]},
       {"client":"feed","key":"feedkey","scopes":["events"]}]
      """;

  private static final String OK = "{'user':'ok','movieId':1,'rating':4}";
  private static final String ONE = "{'events':[%s]}".formatted(OK);

  @TempDir private Path folder = Path.of("");
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    Path keys = Files.writeString(folder.resolve("keys.json"), KEYS);
    server = new TestServer(ApiKeysFile.open(keys));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void recordsABatchAndSaysWhatBecameOfEachEvent() {
    Answer answer =
        post(
            """
            {'user':'of an export','events':[
             {'eventId':'e1','user':'new','movieId':1,'rating':4.3,'time':'2026-01-01T00:00:00Z'},
             {'user':'new','movieId':2,'liked':false},
             {'eventId':'e1','user':'new','movieId':1,'rating':4.3,'time':'2026-01-01T00:00:00Z'},
             {'eventId':'e3','user':'new','movieId':301,'rating':5},
             {'user':'new','movieId':3,'liked':true,'time':'2026-01-02T04:00:00Z'},
             {'user':'new','movieId':3,'liked':true,'time':'2025-01-02T03:04:04+00:00'}]}
            """);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    JsonNode results = answer.json().path("results");
    assertThat(results.findValuesAsText("index")).containsExactly("0", "1", "2", "3", "4", "5");
    assertThat(results.findValuesAsText("status"))
        .containsExactly("201", "201", "200", "422", "422", "422");
    assertThat(results.findValuesAsText("eventId")).containsExactly("e1", "e1", "e3");
    assertThat(results.findValuesAsText("problem"))
        .containsExactly("unknown-movie", "time-in-future", "time-before-retention");
    assertThat(results.get(3).path("detail").asText()).isNotEmpty();
    assertThat(record("new").interactions())
        .containsExactly(
            new Interaction(1, 4.3, null, Instant.parse("2026-01-01T00:00:00Z"), false, "e1"),
            new Interaction(2, null, false, SmallWorld.NOW, false, null));
  }

  @Test
  void takesBackTheExportOfSomebodyWithoutEvents() {
    Answer answer = post("{'user':'nobody','dataset':[],'events':[]}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("results").isArray()).isTrue();
    assertThat(answer.json().path("results")).isEmpty();
  }

  @Test
  void isKnownAtOnce() {
    post("{'events':[{'user':'7','movieId':3,'rating':1}]}");
    assertThat(server.world.people.person(server.world.pseudonym(7)))
        .isInstanceOfSatisfying(
            Person.Known.class,
            known -> {
              assertThat(known.trained()).isEmpty();
              assertThat(known.movies()).contains(new KnownMovie(3, 1.0, null, SmallWorld.NOW));
            });
  }

  @Test
  void storesNothingOfThoseWhoHaveWithdrawnTheirConsent() {
    Pseudonym person = server.world.pseudonymizer.pseudonym("a");
    Decision withdrawn = new Decision(Status.WITHDRAWN, "any", "1", SmallWorld.NOW, "web");
    server.world.records.put(
        new LiveRecord(
            person,
            server.world.pseudonymizer.keyId(),
            null,
            new Consent(withdrawn, List.of()),
            List.of()));
    JsonNode result = post("{'events':[{'user':'a','movieId':1,'rating':4}]}").json();
    assertThat(result.at("/results/0/status").asInt()).isEqualTo(403);
    assertThat(result.at("/results/0/problem").asText()).isEqualTo("consent-required");
    assertThat(record("a").interactions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a%2Fb, a/b",
    "a;b, a;b",
    "7, 7",
    "a%2Fevents%2F5, a/events/5",
    "a%E2%80%A8b, a\u2028b"
  })
  void undoes(String encoded, String user) {
    post("{'events':[{'user':'%s','movieId':5,'rating':4}]}".formatted(user));
    for (int time = 1; time <= 2; time++) {
      Answer answer = delete("/v1/users/" + encoded + "/events/5");
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
    assertThat(record(user).interactions())
        .containsExactly(new Interaction(5, null, null, SmallWorld.NOW, true, null));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/users/7/events/0x5, 400, invalid-parameter",
    "/v1/users/7/events/9999999999, 400, invalid-parameter",
    "/v1/users/7/events/%C3%28, 400, invalid-parameter",
    "/v1/users/7/events/5?k=1, 400, unknown-parameter",
    "/v1/users/7/events/301, 404, unknown-movie",
    "/v1/users/a/b/events/5, 404, not-found",
    "/v1/users//events/5, 404, not-found",
    "/v1/events, 405, method-not-allowed",
  })
  void refusesToUndoWithAProblem(String path, int status, String problem) {
    Answer answer = delete(path);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                          | the body is a list, expected an object
          {}                          | events is missing, expected a list
          {'events':{}}               | events is an object, expected a list
          {'events':[OK,7]}           | events[1] is "7", expected an object
          {'events':[OK]              | the body is not JSON at line 1, column
          {'events':[OK],'events':[]} | the body is not JSON at line 1, column
          {'events':[OK]} {}          | the body is not JSON at line 1, column
          {'events':[{'user':'ok','movieId':1}]} | events[0] has neither rating nor liked, expected one
          {'events':[{'user':'ok','movieId':1,'liked':1}]} | events[0].liked is "1", expected true
          """)
  void storesNothingOfABodyWithAMistake(String body, String detail) {
    assertInvalid(post(body.replace("OK", OK)), detail);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          user    | 7                      | .user is something else, expected a text
          user    | null                   | .user is null, expected a text of 1 to 256 characters
          user    | ''                     | .user is something else, expected a text of 1 to 256
          user    | '\\ud800'              | .user is something else, expected a text of 1 to 256
          movieId | '1'                    | .movieId is "1", expected a whole number
          movieId | 1.5                    | .movieId is "1.5", expected a whole number
          movieId | 1e99                   | .movieId is "1.0E99", expected a whole number
          movieId | -1                     | .movieId is "-1", expected a whole number from 0
          movieId | 99999999999999999999   | .movieId is "99999999999999999999", expected a whole
          rating  | 5.1                    | .rating is "5.1", expected 0.5 to 5
          rating  | 0.4                    | .rating is "0.4", expected 0.5 to 5
          rating  | 1e999                  | .rating is "Infinity", expected 0.5 to 5
          rating  | '4'                    | .rating is "4", expected 0.5 to 5
          liked   | true                   | ` has a rating and liked, expected one of them`
          time    | 1748736000             | .time is "1748736000", expected a time such as
          time    | '2026-02-30T00:00:00Z' | .time is "2026-02-30T00:00:00Z", expected a time
          eventId | ''                     | .eventId is "", expected a text of 1 to 100 characters
          eventId | ['a']                  | .eventId is a list, expected a text
          other   | 1                      | .other has no effect, expected one of eventId, user
          """)
  void storesNothingWhenOneEventIsMalformed(String member, String value, String detail) {
    Map<String, String> event =
        new LinkedHashMap<>(Map.of("user", "'ok'", "movieId", "1", "rating", "4"));
    event.put(member, value);
    String malformed =
        event.entrySet().stream()
            .map(one -> "'%s':%s".formatted(one.getKey(), one.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    assertInvalid(
        post("{'events':[%1$s,%1$s,%1$s,%2$s]}".formatted(OK, malformed)), "events[3]" + detail);
  }

  private void assertInvalid(Answer answer, String detail) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-body");
    assertThat(answer.json().path("detail").asText()).startsWith(detail);
    assertThat(record("ok").interactions()).isEmpty();
  }

  @Test
  void takesAThousandEventsAndNoMore() {
    assertThat(post(many(1_000)).json().path("results")).hasSize(1_000);
    assertThat(record("u").interactions()).hasSize(300);
    assertThat(post(many(1_001)).json().path("detail").asText())
        .isEqualTo("events has 1001 elements, expected 0 to 1000");
  }

  @Test
  void asksForAKeyWithTheScopeAndForJson() {
    String body = ONE.replace('\'', '"');
    assertThat(server.post("/v1/events", body).status()).isEqualTo(401);
    Answer scopeless = server.post("/v1/events", body, "Authorization", "Bearer shopkey");
    assertThat(scopeless.status()).isEqualTo(403);
    assertThat(scopeless.json().at("/detail").asText()).contains("\"events\"");
    assertThat(server.send("DELETE", server.port(), "/v1/users/7/events/5").status())
        .isEqualTo(401);
    assertThat(record("ok").interactions()).isEmpty();
    Answer get = server.get("/v1/events", "Authorization", "Bearer feedkey");
    assertThat(get.status()).isEqualTo(405);
    assertThat(get.header("Allow")).isEqualTo("OPTIONS, POST");
    Answer untyped =
        server.send("POST", server.port(), "/v1/events", "Authorization", "Bearer feedkey");
    assertThat(untyped.problem()).isEqualTo("unsupported-media-type");
  }

  @Test
  void saysThatTheStoreIsAway() {
    server.world.records.isAway(true);
    Answer answer = post(ONE);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("people-unavailable");
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(delete("/v1/users/7/events/5").status()).isEqualTo(503);
    server.world.records.isAway(false);
    assertThat(post(ONE).json().at("/results/0/status").asInt()).isEqualTo(201);
  }

  @Test
  void saysThatTheStoreIsOfAnotherKey() {
    server.world.records.areOfAnotherKey(true);
    Answer answer = post(ONE);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("pseudonym-key-changed");
  }

  @Test
  void countsWhatBecameOfEvents() {
    post("{'events':[%1$s,%1$s,%2$s]}".formatted(OK, OK.replace(":1,", ":999,")));
    assertThat(server.manage("/metrics").text())
        .contains("recommender_events_total{outcome=\"stored\"} 1.0")
        .contains("recommender_events_total{outcome=\"known\"} 1.0")
        .contains("recommender_events_total{outcome=\"unknown-movie\"} 1.0")
        .contains("recommender_interactions_dropped_total 0.0");
  }

  private static String many(int events) {
    return IntStream.rangeClosed(1, events)
        .mapToObj("{'user':'u','movieId':%d,'liked':true}"::formatted)
        .collect(Collectors.joining(",", "{'events':[", "]}"));
  }

  private LiveRecord record(String user) {
    return server.world.records.of(server.world.pseudonymizer.pseudonym(user));
  }

  private Answer post(String body) {
    return server.post("/v1/events", body.replace('\'', '"'), "Authorization", "Bearer feedkey");
  }

  private Answer delete(String path) {
    return server.send("DELETE", server.port(), path, "Authorization", "Bearer feedkey");
  }
}
