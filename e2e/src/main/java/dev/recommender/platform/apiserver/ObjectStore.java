package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All objects and the recent changes of them, under one lock and one growing version; stored trees
 * are never modified.
 */
final class ObjectStore {
  private static final int KEPT_EVENTS = 20_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<ResourceKey, ObjectNode> objects =
      new TreeMap<>(
          Comparator.comparing((ResourceKey key) -> key.type().qualifiedName())
              .thenComparing(ResourceKey::namespace)
              .thenComparing(ResourceKey::name));
  private final Deque<StoreEvent> events = new ArrayDeque<>();
  private long version;
  private long forgotten;
  private boolean closed;

  /** Runs a read-decide-write as one step that no other request sees half done. */
  <T> T atomically(Supplier<T> step) {
    lock.lock();
    try {
      return step.get();
    } finally {
      lock.unlock();
    }
  }

  @Nullable ObjectNode find(ResourceKey key) {
    return atomically(() -> objects.get(key));
  }

  /** The objects of a type, in one namespace or, when that is empty, in all. */
  List<ObjectNode> list(ResourceType type, String namespace) {
    return atomically(() ->
        objects.entrySet().stream()
            .filter(entry -> isIn(entry.getKey(), type, namespace))
            .map(Map.Entry::getValue)
            .toList());
  }

  /** All objects with their keys. */
  Map<ResourceKey, ObjectNode> all() {
    return atomically(() -> new LinkedHashMap<>(objects));
  }

  /** Stores the object under a new version, which is written into it. */
  ObjectNode put(ResourceKey key, ObjectNode object) {
    return atomically(() -> {
      stamp(object);
      record(new StoreEvent(version, key, objects.put(key, object), object, false));
      return object;
    });
  }

  /**
   * Removes the object; the version of its end is written into the last state that watchers get.
   */
  ObjectNode remove(ResourceKey key, ObjectNode last) {
    return atomically(() -> {
      stamp(last);
      record(new StoreEvent(version, key, objects.remove(key), last, true));
      return last;
    });
  }

  long version() {
    return atomically(() -> version);
  }

  /**
   * The changes after a version, waiting for the first one up to a limit.
   *
   * @throws ApiException with code 410 when changes after that version are no longer kept
   */
  List<StoreEvent> eventsAfter(long seen, Duration limit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = limit.toNanos();
      while (version <= seen && nanos > 0 && !closed && seen >= forgotten) {
        nanos = changed.awaitNanos(nanos);
      }
      if (seen < forgotten) {
        throw new ApiException(410, "Expired", "too old resource version: " + seen);
      }
      return events.stream().filter(event -> event.version() > seen).toList();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Forgets all changes up to now, as a compaction does: who has not seen the last one is expired.
   */
  void forgetChanges() {
    lock.lock();
    try {
      // The one version that nobody can have seen, so that every watcher has to list again.
      version++;
      forgotten = version;
      events.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    return atomically(() -> closed);
  }

  /** Ends the waiting of all watchers. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void stamp(ObjectNode object) {
    version++;
    Json.metadata(object).put("resourceVersion", Long.toString(version));
  }

  private void record(StoreEvent event) {
    events.addLast(event);
    if (events.size() > KEPT_EVENTS) {
      forgotten = events.removeFirst().version();
    }
    changed.signalAll();
  }

  private static boolean isIn(ResourceKey key, ResourceType type, String namespace) {
    return key.type().qualifiedName().equals(type.qualifiedName())
        && (namespace.isEmpty() || key.namespace().equals(namespace));
  }
}
