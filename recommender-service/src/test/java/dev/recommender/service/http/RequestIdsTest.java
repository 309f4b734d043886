package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.http.TestServer.Answer;
import dev.recommender.service.model.ModelState;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class RequestIdsTest {
  private static final String NAME = "X-Request-Id";

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
  void handsBackTheIdOfTheClient() {
    assertThat(server.get("/v1/model", NAME, "a-1_b.C").header(NAME)).isEqualTo("a-1_b.C");
    assertThat(server.get("/nowhere", NAME, "a-1").header(NAME)).isEqualTo("a-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a=b", "\"a\"", "{}"})
  void makesOneInPlaceOfAnUnsafeOne(String sent) {
    assertThat(server.get("/v1/model", NAME, sent).header(NAME)).matches("[0-9a-f]{16}");
    String tooLong = "x".repeat(65);
    assertThat(server.get("/v1/model", NAME, tooLong).header(NAME)).matches("[0-9a-f]{16}");
  }

  @Test
  void makesADifferentOneForEveryRequest() {
    assertThat(server.get("/v1/model").header(NAME))
        .isNotEqualTo(server.get("/v1/model").header(NAME));
  }

  @Test
  void namesTheRequestInAnErrorAndInItsLogLine() {
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(ErrorAnswers.class);
    logged.start();
    logger.addAppender(logged);
    server.fails(new IllegalStateException("surprise"));
    Answer answer = server.get("/v1/model", NAME, "trace-7");
    logger.detachAppender(logged);
    assertThat(answer.json().at("/requestId").asText()).isEqualTo("trace-7");
    assertThat(logged.list).hasSize(1);
    assertThat(logged.list.getFirst().getKeyValuePairs().toString()).contains("trace-7");
  }

  @Test
  void namesTheRequestWhenTheServiceIsNotReady() {
    server.becomes(new ModelState.NotReady("VersionMissing", "there is none"));
    Answer answer = server.get("/v1/model", NAME, "trace-8");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().at("/requestId").asText()).isEqualTo("trace-8");
    assertThat(server.get("/v1/movies/x").json().has("requestId")).isFalse();
  }
}
