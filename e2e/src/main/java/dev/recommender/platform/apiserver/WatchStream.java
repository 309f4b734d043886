package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends one watcher the changes that it selected, one JSON line each, until it leaves or its time
 * is over.
 */
final class WatchStream {
  // Also the time within which a watcher that is gone is noticed.
  private static final Duration BOOKMARK_INTERVAL = Duration.ofSeconds(10);

  private final ObjectStore store;
  private final ResourceType type;
  private final String namespace;
  private final Selector selector;
  private final OutputStream out;

  WatchStream(
      ObjectStore store, ResourceType type, String namespace, Selector selector, OutputStream out) {
    this.store = store;
    this.type = type;
    this.namespace = namespace;
    this.selector = selector;
    this.out = out;
  }

  /** Sends what exists when no version is given, then every change after it. */
  void run(@Nullable String resourceVersion, Duration limit)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    try {
      boolean fromNow =
          resourceVersion == null || resourceVersion.isEmpty() || resourceVersion.equals("0");
      long seen = fromNow ? sendExisting() : Long.parseLong(resourceVersion);
      while (System.nanoTime() < end && !store.isClosed()) {
        seen = sendChanges(seen);
      }
    } catch (ApiException e) {
      send("ERROR", e.toStatus());
    }
  }

  private long sendExisting() throws IOException {
    record Snapshot(long version, Iterable<ObjectNode> objects) {}
    Snapshot snapshot =
        store.atomically(() -> new Snapshot(store.version(), store.list(type, namespace)));
    for (ObjectNode object : snapshot.objects()) {
      if (selector.matches(object)) {
        send("ADDED", object);
      }
    }
    return snapshot.version();
  }

  private long sendChanges(long seen) throws IOException, InterruptedException {
    long last = seen;
    for (StoreEvent event : store.eventsAfter(seen, BOOKMARK_INTERVAL)) {
      last = event.version();
      if (concerns(event.key())) {
        send(event);
      }
    }
    if (last == seen) {
      sendBookmark(seen);
    }
    return last;
  }

  private boolean concerns(ResourceKey key) {
    return key.type().qualifiedName().equals(type.qualifiedName())
        && (namespace.isEmpty() || namespace.equals(key.namespace()));
  }

  /** An object that begins or ceases to match the selector is added or deleted for this watcher. */
  private void send(StoreEvent event) throws IOException {
    boolean before = event.before() != null && selector.matches(event.before());
    boolean after = !event.removed() && selector.matches(event.after());
    if (before || after) {
      send(!after ? "DELETED" : before ? "MODIFIED" : "ADDED", event.after());
    }
  }

  private void sendBookmark(long version) throws IOException {
    ObjectNode bookmark =
        Json.object().put("apiVersion", type.groupVersion()).put("kind", type.kind());
    Json.metadata(bookmark).put("resourceVersion", Long.toString(version));
    send("BOOKMARK", bookmark);
  }

  private void send(String change, ObjectNode object) throws IOException {
    ObjectNode line = Json.object().put("type", change);
    line.set("object", object);
    out.write(Json.bytes(line));
    out.write('\n');
    out.flush();
  }
}
