package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.http.TestServer.Answer;
import dev.recommender.service.model.ModelState;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementTest {
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
  void isLiveAndStartedButNotReadyUntilTheModelIs() {
    server.becomes(new ModelState.NotReady("VersionIncomplete", "its state is Training"));
    assertThat(server.manage("/health/started").status()).isEqualTo(200);
    assertThat(server.manage("/health/live").status()).isEqualTo(200);
    Answer ready = server.manage("/health/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.text())
        .isEqualTo(
            "{\"status\":\"not-ready\",\"reason\":\"VersionIncomplete\","
                + "\"message\":\"its state is Training\"}");
    server.becomes(new ModelState.Ready(server.world.model));
    assertThat(server.manage("/health/ready").status()).isEqualTo(200);
  }

  @Test
  void answersWithAProblemElsewhere() {
    assertThat(server.manage("/nowhere").problem()).isEqualTo("not-found");
    assertThat(server.send("POST", server.managementPort(), "/drain").status()).isEqualTo(405);
  }

  @Test
  void drainsForGetAlone() {
    assertThat(server.send("HEAD", server.managementPort(), "/drain").status()).isEqualTo(405);
    assertThat(server.drain.isStarted()).isFalse();
    assertThat(server.manage("/drain").status()).isEqualTo(200);
    assertThat(server.drain.isStarted()).isTrue();
  }

  @Test
  void countsAndTimesRequests() {
    server.get("/v1/recommendations?title=movie+number+10");
    server.get("/v1/recommendations?title=nothing+like+it");
    server.get("/v1/users/somebody/recommendations");
    server.get("/no/such/place");
    // A request is timed after its answer is sent, so its client may look before it is counted.
    await().untilAsserted(this::assertCounted);
  }

  private void assertCounted() {
    assertThat(server.manage("/metrics").text())
        .contains(
            "recommender_answers_total{method=\"audience\",mode=\"audience\"} 1.0",
            "recommender_titles_total{tier=\"exact\"} 1.0",
            "recommender_titles_total{tier=\"unknown\"} 1.0",
            count("success", "/v1/recommendations"),
            count("client-error", "/v1/recommendations"),
            count("client-error", "/v1/users/{user}/recommendations"),
            count("client-error", "none"))
        .contains("recommender_http_requests_seconds_bucket")
        .doesNotContain("somebody", "no/such", "nothing");
  }

  @Test
  void timesTheStagesOfScoring() {
    server.get("/v1/recommendations?title=movie+number+10");
    await()
        .untilAsserted(() ->
            assertThat(server.manage("/metrics").text())
                .containsPattern("recommender_scoring_wait_seconds_count [1-9]")
                .containsPattern("recommender_scoring_seconds_count [1-9]")
                .contains("recommender_scoring_wait_seconds_bucket{le=\"0.001\"}")
                .contains("recommender_scoring_seconds_bucket{le=\"0.001\"}"));
  }

  @Test
  void knowsNoAgeOfAModelThatIsNotThere() {
    server.becomes(new ModelState.NotReady("VersionMissing", "there is no such version"));
    assertThat(server.manage("/metrics").text()).contains("recommender_model_age_seconds NaN");
  }

  /** The registry holds what it measures by weak references only. */
  @Test
  void goesOnMeasuringAfterAGarbageCollection() {
    System.gc();
    assertThat(server.manage("/metrics").text())
        .contains(
            "recommender_model_version 7.0",
            "recommender_model_age_seconds",
            "recommender_scoring_queue 0.0",
            "recommender_scoring_rejected_total 0.0");
  }

  private static String count(String outcome, String route) {
    return "recommender_http_requests_seconds_count{outcome=\"%s\",route=\"%s\"} 1"
        .formatted(outcome, route);
  }
}
