package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deletes objects all of whose owners are gone, in the background, soon after the last owner went.
 */
final class GarbageCollector implements Runnable {
  private static final Duration WAIT = Duration.ofMinutes(1);

  private final ObjectStore store;
  private final Objects objects;

  GarbageCollector(ObjectStore store, Objects objects) {
    this.store = store;
    this.objects = objects;
  }

  @Override
  public void run() {
    long seen = 0;
    try {
      while (!store.isClosed()) {
        seen = collectAfter(seen);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long collectAfter(long seen) throws InterruptedException {
    long last = seen;
    try {
      for (StoreEvent event : store.eventsAfter(seen, WAIT)) {
        last = event.version();
        if (event.removed() || hasOwners(event.after())) {
          collect();
        }
      }
    } catch (ApiException forgotten) {
      last = store.version();
      collect();
    }
    return last;
  }

  private void collect() {
    Map<ResourceKey, ObjectNode> all = store.all();
    Set<String> alive =
        all.values().stream()
            .map(object -> object.path("metadata").path("uid").asText())
            .collect(Collectors.toSet());
    all.forEach((key, object) -> {
      if (hasOwners(object) && noneAlive(object, alive)) {
        delete(key, object);
      }
    });
  }

  private void delete(ResourceKey key, ObjectNode object) {
    try {
      objects.delete(
          key, new DeleteOptions(null, object.path("metadata").path("uid").asText(), null));
    } catch (ApiException alreadyGone) {
      // Somebody else deleted or replaced it in the meantime: nothing is left to collect.
    }
  }

  private static boolean hasOwners(ObjectNode object) {
    return !object.path("metadata").path("ownerReferences").isEmpty();
  }

  private static boolean noneAlive(ObjectNode object, Set<String> alive) {
    for (JsonNode owner : object.path("metadata").path("ownerReferences")) {
      if (alive.contains(owner.path("uid").asText())) {
        return false;
      }
    }
    return true;
  }
}
