package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.http.TestServer.Answer;
import dev.recommender.service.people.SampleProfiles;
import dev.recommender.service.recommend.SmallWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonRoutesTest {
  private static final String KEYS =
      """
      [{"client":"shop","key":"shopkey","scopes":["read"]},
       {"client":"feed","key":"feedkey","scopes":["events"]}]
      """;

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
  void recommendsToAPerson() {
    Answer answer = get("/v1/users/7/recommendations?k=5");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    JsonNode json = answer.json();
    assertThat(json.at("/method").asText()).isEqualTo("trained-factors");
    assertThat(json.at("/items")).hasSize(5);
    assertThat(json.at("/items").findValuesAsText("id")).doesNotContain("10", "107", "207");
  }

  @Test
  void explainsByThePersonsOwnMovies() {
    JsonNode json = get("/v1/users/7/recommendations?explain=true&genre=drama&k=3").json();
    assertThat(json.at("/time").asText()).isEqualTo("2026-11-22T22:00:00Z");
    for (JsonNode item : json.at("/items")) {
      JsonNode explanation = item.at("/explanation");
      double sum = explanation.at("/rest").asDouble();
      for (JsonNode own : explanation.at("/contributions")) {
        sum += own.at("/contribution").asDouble();
        assertThat(own.at("/movieId").asInt()).isIn(10, 11, 107, 207);
      }
      assertThat(sum).isCloseTo(item.at("/score").asDouble(), within(1e-4));
      assertThat(item.at("/reason").asText()).startsWith("because you liked Movie number ");
      assertThat(item.at("/movie/id").asInt() % 2).isZero();
    }
    assertThat(json.at("/items")).hasSize(3);
  }

  @Test
  void countsColdStarts() {
    get("/v1/users/nobody/recommendations");
    await()
        .untilAsserted(() ->
            assertThat(server.manage("/metrics").text())
                .contains(
                    "recommender_cold_starts_total 1.0",
                    "recommender_fallbacks_total{reason=\"unknown-person\"} 1.0",
                    "recommender_answers_total{method=\"popular\",mode=\"person\"} 1.0"));
  }

  @Test
  void saysThatItKnowsNothingOfAPerson() {
    JsonNode json = get("/v1/users/nobody/recommendations").json();
    assertThat(json.at("/method").asText()).isEqualTo("popular");
    assertThat(json.at("/notice").asText()).contains("nobody of that id");
    assertThat(json.at("/items")).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource({
    "a%2Fb, a/b",
    "a;b, a;b",
    "a%3Bb=c, a;b=c",
    "a+b, a+b",
    "Zo%C3%AB, Zoë",
    "%20x, ' x'",
  })
  void takesTheIdExactlyAsWritten(String encoded, String userId) {
    float[] factors = new float[SmallWorld.RANK];
    server.world.profiles.add(
        SampleProfiles.profile(server.world.pseudonymizer.pseudonym(userId), factors));
    Answer answer = get("/v1/users/" + encoded + "/recommendations");
    assertThat(answer.json().at("/method").asText()).isEqualTo("trained-factors");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/users/a/b/recommendations, 404, not-found",
    "/v1/users//recommendations, 404, not-found",
    "/v1/users%2F7/recommendations, 405, method-not-allowed",
    "/v1/users/7%2Frecommendations, 405, method-not-allowed",
    "/v1/users/7/%72ecommendations, 404, not-found",
    "/v1/users/%C3%28/recommendations, 400, invalid-parameter",
    "/v1/users/7/recommendations?k=0, 400, invalid-parameter",
    "/v1/users/7/recommendations?mode=users, 400, unknown-parameter",
    "/v1/users/7/other, 404, not-found",
    "/v1/users/7, 405, method-not-allowed",
  })
  void refusesWithAProblem(String path, int status, String problem) {
    Answer answer = get(path);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
  }

  @Test
  void limitsTheLengthOfAnId() {
    assertThat(get("/v1/users/" + "a".repeat(257) + "/recommendations").status()).isEqualTo(400);
  }

  @Test
  void asksForAKeyWithTheScope() {
    String path = "/v1/users/7/recommendations";
    Answer without = server.get(path);
    assertThat(without.status()).isEqualTo(401);
    assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(server.get(path, "Authorization", "Bearer other").status()).isEqualTo(401);
    assertThat(server.get(path, "Authorization", "Basic shopkey").status()).isEqualTo(401);
    Answer scopeless = server.get(path, "Authorization", "Bearer feedkey");
    assertThat(scopeless.status()).isEqualTo(403);
    assertThat(scopeless.json().at("/detail").asText()).contains("\"read\"");
    assertThat(server.get(path, "Authorization", "bearer shopkey").status()).isEqualTo(200);
  }

  @Test
  void leavesEverythingElseOpen() {
    assertThat(server.get("/v1/model").status()).isEqualTo(200);
    assertThat(server.get("/v1/movies/1").status()).isEqualTo(200);
    assertThat(server.get("/v1/recommendations?title=movie+number+1").status()).isEqualTo(200);
  }

  private Answer get(String path) {
    return server.get(path, "Authorization", "Bearer shopkey");
  }
}
