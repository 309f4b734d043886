package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.recommender.service.access.ApiKeysFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Ten thousand requests that nobody should send. */
class MalformedRequestsTest {
  private static final int REQUESTS = 10_000;
  private static final int FEW_LINES = 5;
  private static final String KEYS =
      """
      [{"client":"all","key":"all","scopes":["read","events","privacy","admin"],
        "requestsPerSecond":1000000,"burst":1000000}]
      """;

  @TempDir private Path folder = Path.of("");
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    Path keys = Files.writeString(folder.resolve("keys.json"), KEYS);
    server = new TestServer(ApiKeysFile.open(keys));
    logged.start();
    root.addAppender(logged);
  }

  @AfterEach
  void stop() {
    root.detachAppender(logged);
    server.close();
  }

  @Test
  void areRefusedOneByOneWhileTheServiceGoesOn() throws IOException {
    MalformedRequests requests = new MalformedRequests(new Random(5), server.routes().routes());
    RawConnection connection = new RawConnection(server.port());
    for (int number = 0; number < REQUESTS; number++) {
      byte[] request = requests.next();
      connection.write(request);
      String answer = connection.answer();
      assertRefused(answer, request);
      if (answer.toLowerCase(Locale.ROOT).contains("\r\nconnection: close")) {
        connection.close();
        connection = new RawConnection(server.port());
      }
    }
    connection.close();
    assertThat(requests.asked()).containsExactlyInAnyOrderElementsOf(server.routes().routes());
    assertThat(logged.list).hasSizeLessThan(FEW_LINES);
    assertThat(server.get("/v1/recommendations?title=movie+number+10").status()).isEqualTo(200);
  }

  private static void assertRefused(String answer, byte[] request) {
    String asked =
        new String(request, 0, Math.min(300, request.length), StandardCharsets.ISO_8859_1);
    assertThat(answer).as(asked).startsWith("HTTP/1.1 4");
    assertThat(answer)
        .as(asked)
        .containsIgnoringCase("\r\nContent-Type: application/problem+json\r\n")
        .contains("\"type\":\"https://recommender.dev/problems/")
        .doesNotContain("Exception", "\tat ", "dev.recommender.service", "io.helidon", "jackson");
  }
}
