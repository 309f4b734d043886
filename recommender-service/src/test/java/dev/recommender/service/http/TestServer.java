package dev.recommender.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.admission.ScoringPool;
import dev.recommender.service.datacatalogue.InMemoryDataCatalogue;
import dev.recommender.service.http.api.AllowedOrigins;
import dev.recommender.service.http.api.Api;
import dev.recommender.service.http.api.RouteTable;
import dev.recommender.service.http.api.ServiceMetrics;
import dev.recommender.service.http.filter.Drain;
import dev.recommender.service.model.ModelState;
import dev.recommender.service.recommend.Recommender;
import dev.recommender.service.recommend.SmallWorld;
import dev.recommender.service.rights.RightsWorld;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;

/** The production routes on free ports, answering from the small world. */
final class TestServer implements AutoCloseable {
  static final String ORIGIN = "https://shop.example";
  static final Instant NOW = Instant.parse("2026-11-22T22:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();

  final SmallWorld world = new SmallWorld();
  final ScoringPool pool = new ScoringPool(2, 4, Duration.ofSeconds(5));
  final RightsWorld rights = new RightsWorld(world.records);
  final InMemoryDataCatalogue dataCatalogue = new InMemoryDataCatalogue();
  final Drain drain;
  private final Api api;
  private final ServiceMetrics metrics;
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;
  private volatile Supplier<ModelState> state = () -> new ModelState.Ready(world.model);

  TestServer(ApiKeysFile keys) throws IOException {
    this(keys, Duration.ZERO);
  }

  TestServer(ApiKeysFile keys, Duration drainPeriod) throws IOException {
    this(keys, drainPeriod, new ListenConfig("127.0.0.1", 0, 0));
  }

  TestServer(ApiKeysFile keys, Duration drainPeriod, ListenConfig listen) throws IOException {
    this.drain = new Drain(drainPeriod);
    Recommender recommender = new Recommender(world.people, world.coLikes, pool, SmallWorld.FLOOR);
    api =
        new Api(
            this::state,
            recommender,
            world.pseudonymizer,
            keys,
            new AllowedOrigins(Set.of(ORIGIN)),
            dataCatalogue,
            world.events,
            rights.rights(),
            InstantSource.fixed(NOW));
    metrics = new ServiceMetrics(this::state, pool, InstantSource.system());
    server = new HttpServer(listen, api, drain, metrics);
    server.start();
  }

  ModelState state() {
    return state.get();
  }

  void becomes(ModelState next) {
    state = () -> next;
  }

  void fails(RuntimeException surprise) {
    state =
        () -> {
          throw surprise;
        };
  }

  RouteTable routes() {
    return Routes.table(api, metrics);
  }

  int port() {
    return server.httpPort();
  }

  int managementPort() {
    return server.managementPort();
  }

  Answer get(String path, String... headers) {
    return send("GET", port(), path, headers);
  }

  /** Posts JSON in which quotes may be written as apostrophes. */
  Answer post(String path, String json, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/json";
    return send("POST", path, json.replace('\'', '"'), all);
  }

  Answer manage(String path) {
    return send("GET", managementPort(), path);
  }

  Answer send(String method, int port, String path, String... headers) {
    return send(method, port, path, HttpRequest.BodyPublishers.noBody(), headers);
  }

  Answer send(String method, String path, String body, String... headers) {
    return send(method, port(), path, HttpRequest.BodyPublishers.ofString(body), headers);
  }

  Answer send(
      String method, int port, String path, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(path, e);
    }
  }

  @Override
  public void close() {
    drain.stop();
    server.stop();
    pool.close();
    client.close();
  }

  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String text() {
      return response.body();
    }

    JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new AssertionError(response.body(), e);
      }
    }

    /** The end of the problem's type. */
    String problem() {
      String type = json().path("type").asText();
      return type.replace("https://recommender.dev/problems/", "");
    }
  }
}
