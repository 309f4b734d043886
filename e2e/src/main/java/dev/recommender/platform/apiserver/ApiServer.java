package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded Kubernetes API on a port of 127.0.0.1: no TLS, no authentication, nothing kept after
 * it stops.
 */
public final class ApiServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

  private final ResourceTypes types = new ResourceTypes();
  private final ObjectStore store = new ObjectStore();
  private final Objects objects;
  private final Routes routes;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile RequestInterceptor interceptor = RequestInterceptor.NONE;
  private volatile boolean away;

  private ApiServer(HttpServer http, InstantSource clock) {
    this.http = http;
    this.objects = new Objects(store, types, clock);
    this.routes = new Routes(types, store, objects);
  }

  /**
   * Starts the API with the namespaces {@code default} and {@code kube-system}.
   *
   * @param port 0 for any free one
   */
  public static ApiServer start(int port, InstantSource clock) throws IOException {
    // Read once by the JDK's server. Without the first, small answers wait for the client's delayed
    // acknowledgement;
    // without the second, the server closes idle connections that a client is about to use.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "3600");
    ApiServer server =
        new ApiServer(
            HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0),
            clock);
    for (String namespace : List.of("default", "kube-system")) {
      ObjectNode object = Json.object();
      Json.metadata(object).put("name", namespace);
      server.objects.create(ResourceTypes.NAMESPACES, "", object);
    }
    server.threads.execute(new GarbageCollector(server.store, server.objects));
    server.http.setExecutor(server.threads);
    server.http.createContext("/", server::serve);
    server.http.start();
    return server;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Replaces the interceptor; requests already running finish with the old one. */
  public void intercept(RequestInterceptor next) {
    interceptor = next;
  }

  /** Ends every watch with 410 Gone: its client has missed changes and must list again. */
  public void expireWatches() {
    store.forgetChanges();
  }

  /**
   * Goes away, or comes back: while it is away every connection breaks without an answer, those of
   * watches too.
   *
   * @param gone whether it is away from now on
   */
  public void away(boolean gone) {
    away = gone;
    if (gone) {
      store.forgetChanges();
    }
  }

  @Override
  public void close() {
    store.close();
    http.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange raw) throws IOException {
    Exchange exchange = new Exchange(raw);
    try (raw) {
      if (away) {
        return;
      }
      if (exchange.isTrue("watch") && !exchange.header("Upgrade").isEmpty()) {
        // A plain answer to a web socket's handshake makes the client watch by HTTP.
        exchange.answer(200, Json.object());
      } else if (exchange.isTrue("watch")) {
        routes.watch(exchange);
      } else {
        Answer answer = intercepted(exchange);
        exchange.answer(answer.status(), answer.body());
      }
    } catch (ApiException e) {
      exchange.answer(e.code(), e.toStatus());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).addKeyValue("path", exchange.path()).log("request failed");
      exchange.answer(500, new ApiException(500, "InternalError", e.toString()).toStatus());
    }
  }

  private Answer intercepted(Exchange exchange) {
    RequestInterceptor current = interceptor;
    ApiCall call = exchange.toCall();
    Answer answer;
    try {
      current.beforeApplied(call);
      answer = routes.answer(exchange);
    } catch (ApiException e) {
      answer = new Answer(e.code(), e.toStatus());
    }
    current.afterApplied(call, answer.status());
    return answer;
  }
}
