package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded Kubernetes API on a port of 127.0.0.1: no TLS, no authentication, nothing kept after
 * it stops.
 */
public final class ApiServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
  private static final Duration WATCH_LIMIT = Duration.ofHours(1);

  private final ResourceTypes types = new ResourceTypes();
  private final ObjectStore store = new ObjectStore();
  private final Objects objects;
  private final Discovery discovery = new Discovery(types);
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile RequestInterceptor interceptor = RequestInterceptor.NONE;

  private ApiServer(HttpServer http, InstantSource clock) {
    this.http = http;
    this.objects = new Objects(store, types, clock);
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

  @Override
  public void close() {
    store.close();
    http.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange raw) throws IOException {
    Exchange exchange = new Exchange(raw);
    try (raw) {
      if (exchange.isTrue("watch") && !exchange.header("Upgrade").isEmpty()) {
        // A plain answer to a web socket's handshake makes the client watch by HTTP.
        exchange.answer(200, Json.object());
      } else if (exchange.isTrue("watch")) {
        watch(exchange);
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
      answer = route(exchange);
    } catch (ApiException e) {
      answer = new Answer(e.code(), e.toStatus());
    }
    current.afterApplied(call, answer.status());
    return answer;
  }

  private record Answer(int status, ObjectNode body) {}

  private Answer route(Exchange exchange) {
    if (AccessReviews.isReview(exchange)) {
      return new Answer(201, AccessReviews.answer(Json.readObject(exchange.body())));
    }
    ObjectNode document = discovery.find(exchange.path());
    if (document != null) {
      return new Answer(200, document);
    }
    RequestPath path = requirePath(exchange);
    ResourceType type = requireType(path);
    String name = path.name();
    return name == null
        ? collection(exchange, type, path.namespace())
        : object(exchange, new ResourceKey(type, path.namespace(), name), path.subresource());
  }

  private Answer collection(Exchange exchange, ResourceType type, String namespace) {
    return switch (exchange.method()) {
      case "GET" -> new Answer(200, list(type, namespace, selector(exchange, null)));
      case "POST" ->
          new Answer(201, objects.create(type, namespace, Json.readObject(exchange.body())));
      case "DELETE" -> new Answer(200, deleteAll(exchange, type, namespace));
      default -> throw methodNotAllowed(exchange);
    };
  }

  private Answer object(Exchange exchange, ResourceKey key, String subresource) {
    if (subresource.equals("scale")) {
      return new Answer(200, scale(exchange, key));
    }
    if (!subresource.isEmpty() && !(subresource.equals("status") && key.type().hasStatus())) {
      throw new ApiException(404, "NotFound", "there is no subresource \"" + subresource + "\"");
    }
    return switch (exchange.method()) {
      case "GET" -> new Answer(200, objects.get(key));
      case "PUT" ->
          new Answer(200, objects.replace(key, subresource, Json.readObject(exchange.body())));
      case "PATCH" -> new Answer(200, patch(exchange, key, subresource));
      case "DELETE" -> new Answer(200, objects.delete(key, deleteOptions(exchange)));
      default -> throw methodNotAllowed(exchange);
    };
  }

  private ObjectNode patch(Exchange exchange, ResourceKey key, String subresource) {
    if (exchange.contentType().startsWith("application/apply-patch")) {
      String manager = exchange.query("fieldManager");
      if (manager == null) {
        throw ApiException.badRequest("fieldManager is required for apply patch");
      }
      return objects.apply(key, subresource, Json.readObject(exchange.body()), manager);
    }
    return objects.patch(key, subresource, Patch.parse(exchange.contentType(), exchange.body()));
  }

  private ObjectNode scale(Exchange exchange, ResourceKey key) {
    ObjectNode object = objects.get(key);
    if (!exchange.method().equals("GET")) {
      ObjectNode body =
          exchange.method().equals("PUT")
              ? Json.readObject(exchange.body())
              : Patch.parse(exchange.contentType(), exchange.body()).applyTo(Scale.of(object));
      object = objects.patch(key, "", Scale.toPatch(body));
    }
    return Scale.of(object);
  }

  private ObjectNode list(ResourceType type, String namespace, Selector selector) {
    return store.atomically(() -> {
      ObjectNode list =
          Json.object().put("kind", type.kind() + "List").put("apiVersion", type.groupVersion());
      Json.metadata(list).put("resourceVersion", Long.toString(store.version()));
      ArrayNode items = list.putArray("items");
      store.list(type, namespace).stream().filter(selector::matches).forEach(items::add);
      return list;
    });
  }

  private ObjectNode deleteAll(Exchange exchange, ResourceType type, String namespace) {
    DeleteOptions options = deleteOptions(exchange);
    ObjectNode list = list(type, namespace, selector(exchange, null));
    list.path("items")
        .forEach(item -> {
          String itemNamespace = item.path("metadata").path("namespace").asText("");
          objects.delete(
              new ResourceKey(type, itemNamespace, item.path("metadata").path("name").asText()),
              options);
        });
    return list;
  }

  private void watch(Exchange exchange) throws IOException, InterruptedException {
    RequestPath path = requirePath(exchange);
    ResourceType type = requireType(path);
    String seconds = exchange.query("timeoutSeconds");
    Duration limit = seconds == null ? WATCH_LIMIT : Duration.ofSeconds(Long.parseLong(seconds));
    try (OutputStream out = exchange.stream()) {
      // The client considers itself connected when the head of the answer arrives.
      out.flush();
      new WatchStream(store, type, path.namespace(), selector(exchange, path.name()), out)
          .run(exchange.query("resourceVersion"), limit);
    }
  }

  private static Selector selector(Exchange exchange, @Nullable String name) {
    String fields = exchange.query("fieldSelector");
    return Selector.parse(
        exchange.query("labelSelector"), name == null ? fields : "metadata.name=" + name);
  }

  private static DeleteOptions deleteOptions(Exchange exchange) {
    byte[] body = exchange.body();
    return DeleteOptions.parse(
        body.length == 0 ? Json.object() : Json.readObject(body),
        exchange.query("gracePeriodSeconds"));
  }

  private static RequestPath requirePath(Exchange exchange) {
    RequestPath path = RequestPath.parse(exchange.path());
    if (path == null) {
      throw new ApiException(404, "NotFound", "there is nothing at \"" + exchange.path() + "\"");
    }
    return path;
  }

  private ResourceType requireType(RequestPath path) {
    return types
        .find(path.group(), path.version(), path.plural())
        .orElseThrow(() ->
            new ApiException(
                404, "NotFound", "the server could not find the requested resource " + path));
  }

  private static ApiException methodNotAllowed(Exchange exchange) {
    return new ApiException(405, "MethodNotAllowed", exchange.method() + " is not supported here");
  }
}
