package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Finds out what a request wants and has it done. */
final class Routes {
  private static final Duration WATCH_LIMIT = Duration.ofHours(1);

  private final ResourceTypes types;
  private final ObjectStore store;
  private final Objects objects;
  private final Discovery discovery;

  Routes(ResourceTypes types, ObjectStore store, Objects objects) {
    this.types = types;
    this.store = store;
    this.objects = objects;
    this.discovery = new Discovery(types);
  }

  Answer answer(Exchange exchange) {
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

  /** Answers with changes until the client leaves or its time is over. */
  void watch(Exchange exchange) throws IOException, InterruptedException {
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
