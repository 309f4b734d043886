package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.http.TestServer.Answer;
import dev.recommender.service.model.ModelState;
import dev.recommender.service.recommend.Mode;
import dev.recommender.service.recommend.Recommender;
import dev.recommender.service.recommend.SmallWorld;
import dev.recommender.service.recommend.TitleAnswer;
import dev.recommender.service.recommend.TitleRequest;
import dev.recommender.service.recommend.Wish;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer(ApiKeysFile.none());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answersByTitle() {
    Answer answer = server.get("/v1/recommendations?title=movie+number+10&k=3");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    JsonNode json = answer.json();
    assertThat(json.at("/model").toString())
        .isEqualTo("{\"namespace\":\"default\",\"name\":\"movies\",\"version\":7}");
    assertThat(json.at("/method").asText()).isEqualTo("audience");
    assertThat(json.at("/understood").toString())
        .isEqualTo(
            "{\"movieId\":10,\"title\":\"Movie number 10\",\"year\":1910,\"matchedBy\":\"exact\"}");
    assertSameAsRecommender(json.at("/items"), Mode.AUDIENCE);
  }

  @Test
  void answersFromPeople() {
    Answer answer = server.get("/v1/recommendations?title=Movie%20number%2010&mode=users&k=3");
    assertThat(answer.json().at("/method").asText()).isEqualTo("users");
    assertSameAsRecommender(answer.json().at("/items"), Mode.USERS);
  }

  private void assertSameAsRecommender(JsonNode items, Mode mode) {
    Recommender recommender =
        new Recommender(server.world.people, server.world.coLikes, server.pool, SmallWorld.FLOOR);
    TitleRequest request = new TitleRequest("Movie number 10", null, mode, Wish.of(3));
    assertThat(recommender.byTitle(server.world.model, request))
        .isInstanceOfSatisfying(
            TitleAnswer.Understood.class,
            understood -> {
              var expected = understood.recommendation().items();
              assertThat(items).hasSize(3);
              for (int at = 0; at < 3; at++) {
                JsonNode item = items.get(at);
                assertThat(item.at("/rank").asInt()).isEqualTo(at + 1);
                assertThat(item.at("/movie/id").asInt()).isEqualTo(expected.get(at).movie().id());
                assertThat(item.at("/score").floatValue()).isEqualTo(expected.get(at).score());
                assertThat(item.at("/reason").asText()).isNotEmpty();
              }
            });
  }

  @Test
  void answersAnAmbiguousTitleWithCandidates() {
    Answer answer = server.get("/v1/recommendations?title=Movie+50");
    assertThat(answer.status()).isEqualTo(404);
    answer = server.get("/v1/recommendations?title=Movie+fifty");
    assertThat(answer.status()).isEqualTo(300);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().at("/status").asInt()).isEqualTo(300);
    assertThat(answer.json().at("/candidates").findValuesAsText("id")).containsExactly("50", "60");
    assertThat(server.get("/v1/recommendations?title=Movie+fifty&year=1960").status())
        .isEqualTo(200);
  }

  @Test
  void answersAnUnknownTitleWithSuggestions() {
    Answer answer = server.get("/v1/recommendations?title=movie+called+number");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("unknown-title");
    assertThat(answer.json().at("/suggestions")).hasSize(5);
  }

  @Test
  void answersAboutAMovie() {
    JsonNode json = server.get("/v1/movies/20").json();
    assertThat(json.at("/model/version").asInt()).isEqualTo(7);
    assertThat(json.at("/movie/title").asText()).isEqualTo("Movie number 20");
    assertThat(json.at("/movie/popularity/ratingCount").asInt()).isEqualTo(980);
    assertThat(server.get("/v1/movies/301").problem()).isEqualTo("unknown-movie");
    assertThat(server.get("/v1/movies/301").status()).isEqualTo(404);
  }

  @Test
  void findsMoviesWhileATitleIsTyped() {
    Answer answer = server.get("/v1/movies?q=movie+number+1&limit=3");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/model/version").asInt()).isEqualTo(7);
    // The title itself, then those that begin so; a lower id has more ratings in the small world.
    assertThat(answer.json().at("/movies").findValuesAsText("id")).containsExactly("1", "10", "11");
    assertThat(answer.json().at("/movies/0").properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("id", "title", "year", "genres", "links");
    assertThat(server.get("/v1/movies?q=m").json().at("/movies")).hasSize(10);
    assertThat(server.get("/v1/movies?q=" + "%C3%A4".repeat(200)).status()).isEqualTo(200);
    assertThat(server.get("/v1/movies?q=" + "a".repeat(201)).status()).isEqualTo(400);
  }

  @Test
  void answersAboutTheModel() {
    JsonNode json = server.get("/v1/model").json();
    assertThat(json.at("/model/version").asInt()).isEqualTo(7);
    assertThat(json.at("/trainedAt").asText()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(json.at("/contents/movies").asInt()).isEqualTo(300);
    assertThat(json.at("/contents/moviesWithFactors").asInt()).isEqualTo(299);
    assertThat(json.at("/contents/genres").toString()).isEqualTo("[\"Comedy\",\"Drama\"]");
    assertThat(json.at("/contents/checksum").asText())
        .isEqualTo(server.world.model.manifest().itemsChecksum());
    assertThat(json.at("/metrics/ndcgAt10").asDouble()).isEqualTo(0.12);
    assertThat(json.at("/counts/ratings").asInt()).isEqualTo(100);
    assertThat(json.at("/dataset/hash").asText()).isEqualTo("ab");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/recommendations, 400, invalid-parameter",
    "/v1/recommendations?title=, 400, invalid-parameter",
    "/v1/recommendations?title=%00, 400, invalid-parameter",
    "/v1/recommendations?title=%C3%28, 400, invalid-parameter",
    "/v1/recommendations?title=a&title=b, 400, invalid-parameter",
    "/v1/recommendations?title=a&k=0, 400, invalid-parameter",
    "/v1/recommendations?title=a&k=101, 400, invalid-parameter",
    "/v1/recommendations?title=a&k=ten, 400, invalid-parameter",
    "/v1/recommendations?title=a&year=99999999999, 400, invalid-parameter",
    "/v1/recommendations?title=a&mode=best, 400, invalid-parameter",
    "/v1/recommendations?title=a&genre=Western, 400, invalid-parameter",
    "/v1/recommendations?title=a&yearFrom=0, 400, invalid-parameter",
    "/v1/recommendations?title=a&yearFrom=2000&yearTo=1999, 400, invalid-parameter",
    "/v1/recommendations?title=a&exclude=, 400, invalid-parameter",
    "'/v1/recommendations?title=a&exclude=1,,2', 400, invalid-parameter",
    "/v1/recommendations?title=a&novelty=1.1, 400, invalid-parameter",
    "/v1/recommendations?title=a&novelty=NaN, 400, invalid-parameter",
    "/v1/recommendations?title=a&novelty=-1e-3, 400, invalid-parameter",
    "/v1/recommendations?title=a&novelty=.5, 400, invalid-parameter",
    "/v1/recommendations?title=a&novelty=1e-3, 404, unknown-title",
    "/v1/recommendations?title=a&minRatings=-1, 400, invalid-parameter",
    "/v1/recommendations?title=a&explain=yes, 400, invalid-parameter",
    "/v1/recommendations?title=a&explain=true&explain=true, 400, invalid-parameter",
    "/v1/movies/301/similar, 404, unknown-movie",
    "/v1/movies/1/similar?mode=users, 400, unknown-parameter",
    "/v1/recommendations?titel=a, 400, unknown-parameter",
    "/v1/recommendations?title=movie+number+3&mode=users, 409, too-few-people",
    "/v1/movies/one, 400, invalid-parameter",
    "/v1/movies/1?k=3, 400, unknown-parameter",
    "/v1/model?verbose, 400, unknown-parameter",
    "/v1/users/1/recommendations, 403, person-routes-disabled",
    "/v1/events, 405, method-not-allowed",
    "/v1/movies, 400, invalid-parameter",
    "/v1/movies?q=, 400, invalid-parameter",
    "/v1/movies?q=%20+%20, 400, invalid-parameter",
    "/v1/movies?q=a%0Ab, 400, invalid-parameter",
    "/v1/movies?q=a%7F, 400, invalid-parameter",
    "/v1/movies?q=%FF, 400, invalid-parameter",
    "/v1/movies?q=a&q=b, 400, invalid-parameter",
    "/v1/movies?q=a&limit=0, 400, invalid-parameter",
    "/v1/movies?q=a&limit=21, 400, invalid-parameter",
    "/v1/movies?q=a&limit=-1, 400, invalid-parameter",
    "/v1/movies?q=a&k=3, 400, unknown-parameter",
    "/v1/movies/, 404, not-found",
    "/page/, 404, not-found",
    "/page/index.html, 404, not-found",
    "/metrics, 404, not-found",
    "/health/ready, 404, not-found",
  })
  void refusesWithAProblem(String path, int status, String problem) {
    Answer answer = server.get(path);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
    assertThat(answer.json().at("/detail").asText()).isNotEmpty();
  }

  @Test
  void quotesOnlyTheBeginningOfALongValue() {
    String emoji = "%F0%9F%98%80";
    Answer answer =
        server.get("/v1/recommendations?title=a&mode=" + "x".repeat(49) + emoji + emoji);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/detail").asText()).contains("\"" + "x".repeat(49) + "😀…\"");
  }

  @Test
  void limitsTheLengthOfATitle() {
    assertThat(server.get("/v1/recommendations?title=" + "a".repeat(200)).status()).isEqualTo(404);
    assertThat(server.get("/v1/recommendations?title=" + "a".repeat(201)).status()).isEqualTo(400);
  }

  @Test
  void namesTheMethodsThatApply() {
    Answer answer = server.send("POST", server.port(), "/v1/model");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(answer.problem()).isEqualTo("method-not-allowed");
    Answer list = server.send("PUT", server.port(), "/v1/recommendations");
    assertThat(list.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
  }

  @Test
  void answersWithTheDataCatalogue() {
    assertThat(server.get("/v1/catalogue").json().at("/entries/0/id").asText()).isEqualTo("items");
    server.dataCatalogue.isAway(true);
    Answer away = server.get("/v1/catalogue");
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.problem()).isEqualTo("catalogue-unavailable");
  }

  @Test
  void answersHeadWithTheHeadersOfGet() {
    Answer head = server.send("HEAD", server.port(), "/v1/model");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
    assertThat(head.header("Content-Length"))
        .isEqualTo(server.get("/v1/model").header("Content-Length"));
  }

  @Test
  void isUnavailableUntilTheModelIsReady() {
    server.becomes(new ModelState.NotReady("ChecksumMismatch", "checksum is a, not b"));
    Answer answer = server.get("/v1/recommendations?title=movie+number+10");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(answer.problem()).isEqualTo("not-ready");
    assertThat(answer.json().at("/reason").asText()).isEqualTo("ChecksumMismatch");
    assertThat(answer.text()).doesNotContain("checksum is a");
  }

  @Test
  void saysThatTheStoreOfPeopleIsAwayAndGoesOnByTitle() {
    server.world.profiles.isAway(true);
    Answer answer = server.get("/v1/recommendations?title=movie+number+10&mode=users");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(answer.problem()).isEqualTo("people-unavailable");
    assertThat(server.get("/v1/recommendations?title=movie+number+10").status()).isEqualTo(200);
  }

  @Test
  void keepsAnUnexpectedErrorToItself() {
    server.fails(new IllegalStateException("secret detail"));
    Answer answer = server.get("/v1/model");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.problem()).isEqualTo("internal-error");
    assertThat(answer.text()).doesNotContain("secret", "Exception", "\tat ");
  }

  @Test
  void shedsWhatItCannotCarryWhileProbesAnswer() {
    CountDownLatch release = new CountDownLatch(1);
    for (int busy = 0; busy < 6; busy++) {
      Thread.ofVirtual().start(() -> server.pool.run(() -> awaited(release)));
    }
    Awaitility.await().until(() -> server.pool.waiting() == 4);
    Answer answer = server.get("/v1/recommendations?title=movie+number+10");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(answer.problem()).isEqualTo("overloaded");
    assertThat(server.manage("/health/ready").status()).isEqualTo(200);
    release.countDown();
  }

  private static boolean awaited(CountDownLatch latch) throws InterruptedException {
    latch.await();
    return true;
  }
}
