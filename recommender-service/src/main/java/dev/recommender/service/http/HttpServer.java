package dev.recommender.service.http;

import dev.recommender.service.http.api.Api;
import dev.recommender.service.http.api.ServiceMetrics;
import dev.recommender.service.http.filter.Drain;
import dev.recommender.service.http.message.BodyDeadline;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;

/** The two listening sockets: {@code http} for everyone, {@code management} for the cluster. */
public final class HttpServer {
  private static final String MANAGEMENT = "management";

  /** A thousand ids to leave out stand in a query. */
  private static final int LONGEST_FIRST_LINE = 16 << 10;

  private static final int LARGEST_HEADERS = 16 << 10;
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofMinutes(2);
  private static final Duration IDLE_CHECK = Duration.ofSeconds(30);

  private final ListenConfig config;
  private final WebServer server;

  public HttpServer(ListenConfig config, Api api, Drain drain, ServiceMetrics metrics) {
    this.config = config;
    this.server =
        WebServer.builder()
            .shutdownHook(false)
            .host(config.address())
            .port(config.httpPort())
            .routing(routing -> Routes.main(routing, api, drain, metrics, config.bodyDeadline()))
            .update(HttpServer::limits)
            .putSocket(
                MANAGEMENT,
                ListenerConfig.builder()
                    .name(MANAGEMENT)
                    .host(config.address())
                    .port(config.managementPort())
                    .routing(routing -> Routes.management(routing, api, drain, metrics))
                    .update(HttpServer::limits)
                    .build())
            .build();
  }

  private static void limits(ListenerConfig.BuilderBase<?, ?> listener) {
    listener
        // Without it an answer written in two parts waits 40 ms for the client's acknowledgement.
        .connectionOptions(options -> options.tcpNoDelay(true))
        .maxPayloadSize(BodyDeadline.MOST_READ)
        .addProtocol(
            Http1Config.builder()
                .maxPrologueLength(LONGEST_FIRST_LINE)
                .maxHeadersSize(LARGEST_HEADERS)
                .build())
        .shutdownGracePeriod(GRACE)
        .idleConnectionTimeout(IDLE)
        .idleConnectionPeriod(IDLE_CHECK)
        .directHandlers(ErrorAnswers.direct());
  }

  /** Throws {@link IOException} naming the port that cannot be listened on. */
  public void start() throws IOException {
    server.start();
    // Helidon logs why it could not start and returns.
    if (!server.isRunning()) {
      throw new IOException(unavailablePort());
    }
  }

  public int httpPort() {
    return server.port();
  }

  public int managementPort() {
    return server.port(MANAGEMENT);
  }

  /** Closes the listeners at once and waits for requests in flight. */
  public void stop() {
    server.stop();
  }

  private String unavailablePort() {
    for (int port : new int[] {config.httpPort(), config.managementPort()}) {
      try (ServerSocket probe = new ServerSocket()) {
        probe.bind(new InetSocketAddress(config.address(), port));
      } catch (IOException e) {
        return "listening on %s:%d: %s".formatted(config.address(), port, e.getMessage());
      }
    }
    return "listening on %s: the server did not start".formatted(config.address());
  }
}
