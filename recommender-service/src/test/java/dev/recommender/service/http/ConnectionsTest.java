package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.recommender.service.access.ApiKeysFile;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How connections live and end, seen from a raw socket. */
class ConnectionsTest {
  private static final String CLOSE = "\r\nConnection: close\r\n";
  private static final String REQUEST = "/v1/recommendations?title=movie+number+10";

  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer(ApiKeysFile.none(), Duration.ofMinutes(1));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void keepsAConnectionForManyRequests() throws IOException {
    try (RawConnection connection = new RawConnection(server.port())) {
      for (String path : new String[] {"/v1/model", "/nowhere", "/v1/movies/x", "/v1/model"}) {
        connection.get(path);
        assertThat(connection.answer()).startsWith("HTTP/1.1 ").doesNotContain(CLOSE);
      }
    }
  }

  @Test
  void closesEveryConnectionInGoodOrderAfterItsAnswerWhileDraining() throws IOException {
    try (RawConnection idle = new RawConnection(server.port());
        RawConnection drain = new RawConnection(server.managementPort())) {
      idle.get("/v1/model");
      assertThat(idle.answer()).doesNotContain(CLOSE);
      startDraining(drain);
      idle.get(REQUEST);
      assertThat(idle.answer()).startsWith("HTTP/1.1 200 ").contains(CLOSE, "\"items\"");
      assertThat(idle.isClosedByServer()).isTrue();
      for (String path : new String[] {REQUEST, "/v1/model", "/nowhere", "/v1/movies/x"}) {
        try (RawConnection fresh = new RawConnection(server.port())) {
          fresh.get(path);
          assertThat(fresh.answer()).contains(CLOSE);
          assertThat(fresh.isClosedByServer()).isTrue();
        }
      }
    }
  }

  @Test
  void closesInGoodOrderWhenABodyWasSentThatNobodyReads() throws IOException {
    try (RawConnection drain = new RawConnection(server.managementPort());
        RawConnection posting = new RawConnection(server.port())) {
      startDraining(drain);
      String body = "x".repeat(100_000);
      posting.write(
          "POST /v1/model HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(body.length(), body));
      assertThat(posting.answer()).startsWith("HTTP/1.1 405 ").contains(CLOSE);
      assertThat(posting.isClosedByServer()).isTrue();
    }
  }

  @Test
  void closesTheConnectionOfARequestThatWasAlreadyInFlight() throws IOException {
    CountDownLatch release = new CountDownLatch(1);
    occupyPool(release);
    try (RawConnection inFlight = new RawConnection(server.port());
        RawConnection drain = new RawConnection(server.managementPort())) {
      inFlight.get(REQUEST);
      await().until(() -> server.pool.waiting() == 1);
      startDraining(drain);
      release.countDown();
      assertThat(inFlight.answer()).startsWith("HTTP/1.1 200 ").contains(CLOSE);
      assertThat(inFlight.isClosedByServer()).isTrue();
    }
  }

  @Test
  void finishesWhatIsInFlightWhenStopped() throws IOException {
    CountDownLatch release = new CountDownLatch(1);
    occupyPool(release);
    try (RawConnection inFlight = new RawConnection(server.port())) {
      inFlight.get(REQUEST);
      await().until(() -> server.pool.waiting() == 1);
      int port = server.port();
      Thread stopping = Thread.ofPlatform().start(server::close);
      await()
          .untilAsserted(() ->
              assertThatThrownBy(() -> new RawConnection(port).close())
                  .isInstanceOf(ConnectException.class));
      release.countDown();
      assertThat(inFlight.answer()).startsWith("HTTP/1.1 200 ").contains(CLOSE, "\"items\"");
      await().until(() -> !stopping.isAlive());
    }
  }

  @Test
  void answersAMomentLongerWhenItIsStoppedWithoutADrain() throws IOException {
    try (RawConnection idle = new RawConnection(server.port())) {
      idle.get("/v1/model");
      assertThat(idle.answer()).doesNotContain(CLOSE);
      Thread stopping = Thread.ofPlatform().start(server::close);
      await().until(server.drain::isStarted);
      idle.get(REQUEST);
      assertThat(idle.answer()).startsWith("HTTP/1.1 200 ").contains(CLOSE);
      await().until(() -> !stopping.isAlive());
    }
  }

  @Test
  void answersWhenTheDrainPeriodIsOverAndGoesOnAnswering() throws IOException {
    try (TestServer quick = new TestServer(ApiKeysFile.none(), Duration.ofMillis(1))) {
      assertThat(quick.manage("/drain").status()).isEqualTo(200);
      assertThat(quick.get("/v1/model").status()).isEqualTo(200);
      assertThat(quick.get("/v1/model").header("Connection")).isEqualTo("close");
    }
  }

  @Test
  void answersWhatIsNoHttpWithAProblem() throws IOException {
    for (String request :
        new String[] {
          "GET /v1/model?x=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /v1/model HTTP/1.1\r\nHost: a b\r\n\r\n",
          "GET /v1/model HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999\r\n\r\n",
          "GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"
        }) {
      try (RawConnection connection = new RawConnection(server.port())) {
        connection.write(request);
        assertThat(connection.answer())
            .startsWith("HTTP/1.1 4")
            .contains("application/problem+json", "\"status\":4")
            .doesNotContain("Exception");
      }
    }
  }

  @Test
  void namesThePortThatIsInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      ListenConfig config = new ListenConfig("127.0.0.1", taken.getLocalPort(), 0);
      assertThatThrownBy(() -> new TestServer(ApiKeysFile.none(), Duration.ZERO, config))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
    }
  }

  private void startDraining(RawConnection management) throws IOException {
    management.get("/drain");
    await().until(server.drain::isStarted);
  }

  /** Takes both threads of the pool. */
  private void occupyPool(CountDownLatch release) {
    CountDownLatch running = new CountDownLatch(2);
    for (int thread = 0; thread < 2; thread++) {
      Thread.ofVirtual().start(() -> server.pool.run(() -> held(running, release)));
    }
    await().until(() -> running.getCount() == 0);
  }

  private static boolean held(CountDownLatch running, CountDownLatch release)
      throws InterruptedException {
    running.countDown();
    release.await();
    return true;
  }
}
