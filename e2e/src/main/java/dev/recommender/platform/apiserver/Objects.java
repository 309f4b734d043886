package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which objects come, change and go: names, generations, versions, status, finalizers,
 * grace periods.
 */
final class Objects {
  private static final Set<String> FINISHED = Set.of("Succeeded", "Failed");

  private final ObjectStore store;
  private final ResourceTypes types;
  private final InstantSource clock;

  Objects(ObjectStore store, ResourceTypes types, InstantSource clock) {
    this.store = store;
    this.types = types;
    this.clock = clock;
  }

  ObjectNode get(ResourceKey key) {
    ObjectNode object = store.find(key);
    if (object == null) {
      throw ApiException.notFound(key);
    }
    return object;
  }

  ObjectNode create(ResourceType type, String namespace, ObjectNode body) {
    return store.atomically(() -> createLocked(type, namespace, body.deepCopy()));
  }

  /** Replaces all but the status, or only the status; nothing happens when that changes nothing. */
  ObjectNode replace(ResourceKey key, String subresource, ObjectNode body) {
    return store.atomically(() -> write(key, subresource, get(key), body));
  }

  ObjectNode patch(ResourceKey key, String subresource, Patch patch) {
    return store.atomically(() -> {
      ObjectNode current = get(key);
      return write(key, subresource, current, patch.applyTo(current));
    });
  }

  ObjectNode apply(ResourceKey key, String subresource, ObjectNode applied, String manager) {
    return store.atomically(() -> {
      ObjectNode current = store.find(key);
      if (current == null) {
        return createApplied(key, subresource, applied, manager);
      }
      requireVersion(key, current, applied.path("metadata").path("resourceVersion").asText(""));
      Admission.foldStringData(key.type(), applied);
      ObjectNode merged =
          subresource.equals("status")
              ? ServerSideApply.mergeStatus(current, applied, manager)
              : ServerSideApply.merge(current, applied, manager);
      return write(key, subresource, current, merged);
    });
  }

  /** Deletes the object, or marks it when a finalizer or a running pod's grace period holds it. */
  ObjectNode delete(ResourceKey key, DeleteOptions options) {
    return store.atomically(() -> deleteLocked(key, get(key), options));
  }

  private ObjectNode createApplied(
      ResourceKey key, String subresource, ObjectNode applied, String manager) {
    String uid = applied.path("metadata").path("uid").asText("");
    if (!subresource.isEmpty() || !uid.isEmpty()) {
      throw ApiException.notFound(key);
    }
    ObjectNode object = ServerSideApply.initial(applied, manager);
    Json.metadata(object).put("name", key.name());
    return createLocked(key.type(), key.namespace(), object);
  }

  private ObjectNode createLocked(ResourceType type, String namespace, ObjectNode object) {
    Admission.validate(type, object);
    ObjectNode metadata = Json.metadata(object);
    ResourceKey key =
        new ResourceKey(type, type.namespaced() ? namespace : "", Metadata.name(metadata));
    requireNamespace(key);
    if (store.find(key) != null) {
      throw ApiException.alreadyExists(key);
    }
    object.put("apiVersion", type.groupVersion()).put("kind", type.kind());
    metadata.remove(Metadata.SYSTEM_FIELDS);
    metadata.put("name", key.name()).put("uid", UUID.randomUUID().toString()).put("generation", 1);
    metadata.put("creationTimestamp", now());
    if (type.namespaced()) {
      metadata.put("namespace", namespace);
    }
    Admission.initialStatus(type, object);
    Admission.foldStringData(type, object);
    return put(key, object);
  }

  private ObjectNode write(
      ResourceKey key, String subresource, ObjectNode current, ObjectNode body) {
    requireVersion(key, current, body.path("metadata").path("resourceVersion").asText(""));
    ObjectNode next =
        subresource.equals("status")
            ? withStatusOf(current, body)
            : withoutStatusOf(key, current, body);
    if (next.equals(current)) {
      return current;
    }
    boolean released =
        Metadata.isMarked(current)
            && Metadata.hasFinalizers(current)
            && !Metadata.hasFinalizers(next)
            && !Metadata.isTerminatingPod(next);
    return released ? remove(key, next) : put(key, next);
  }

  private static ObjectNode withStatusOf(ObjectNode current, ObjectNode body) {
    ObjectNode next = current.deepCopy();
    Json.setOrRemove(next, "status", body.get("status"));
    JsonNode managed = body.path("metadata").get("managedFields");
    if (managed != null) {
      Json.metadata(next).set("managedFields", managed);
    }
    return next;
  }

  private static ObjectNode withoutStatusOf(ResourceKey key, ObjectNode current, ObjectNode body) {
    ObjectNode next = body.deepCopy();
    ObjectNode metadata = Json.metadata(next);
    String uid = metadata.path("uid").asText("");
    if (!uid.isEmpty() && !uid.equals(current.path("metadata").path("uid").asText())) {
      throw ApiException.conflict(key, "the UID in the request is not that of the object");
    }
    next.put("apiVersion", key.type().groupVersion()).put("kind", key.type().kind());
    for (String field : Metadata.SYSTEM_FIELDS) {
      Json.setOrRemove(metadata, field, current.path("metadata").get(field));
    }
    if (!metadata.has("managedFields")) {
      Json.setOrRemove(metadata, "managedFields", current.path("metadata").get("managedFields"));
    }
    if (key.type().hasStatus()) {
      Json.setOrRemove(next, "status", current.get("status"));
    }
    Admission.foldStringData(key.type(), next);
    if (!Metadata.contentOf(next).equals(Metadata.contentOf(current))) {
      Metadata.nextGeneration(metadata);
    }
    return next;
  }

  private ObjectNode deleteLocked(ResourceKey key, ObjectNode current, DeleteOptions options) {
    JsonNode metadata = current.path("metadata");
    requireVersion(
        key, current, options.resourceVersion() == null ? "" : options.resourceVersion());
    if (options.uid() != null && !options.uid().equals(metadata.path("uid").asText())) {
      throw ApiException.conflict(key, "the UID in the precondition is not that of the object");
    }
    long grace = grace(key, current, options.gracePeriodSeconds());
    if (grace == 0 && !Metadata.hasFinalizers(current)) {
      return remove(key, current.deepCopy());
    }
    if (Metadata.isMarked(current)
        && grace >= metadata.path("deletionGracePeriodSeconds").asLong()) {
      return current;
    }
    ObjectNode marked = current.deepCopy();
    ObjectNode markedMetadata = Json.metadata(marked);
    if (!Metadata.isMarked(current)) {
      markedMetadata.put("deletionTimestamp", now());
      Metadata.nextGeneration(markedMetadata);
    }
    markedMetadata.put("deletionGracePeriodSeconds", grace);
    return put(key, marked);
  }

  /** The seconds that a running pod is given to end; anything else goes at once. */
  private static long grace(ResourceKey key, ObjectNode current, @Nullable Long wanted) {
    boolean running =
        key.type().kind().equals("Pod")
            && current.path("spec").hasNonNull("nodeName")
            && !FINISHED.contains(current.path("status").path("phase").asText());
    if (!running) {
      return 0;
    }
    return wanted != null
        ? wanted
        : current.path("spec").path("terminationGracePeriodSeconds").asLong(30);
  }

  private ObjectNode put(ResourceKey key, ObjectNode object) {
    ObjectNode stored = store.put(key, object);
    if (key.type().equals(ResourceTypes.DEFINITIONS)) {
      types.registerDefinition(stored);
    }
    return stored;
  }

  private ObjectNode remove(ResourceKey key, ObjectNode last) {
    if (key.type().equals(ResourceTypes.DEFINITIONS)) {
      types.removeDefinition(last);
    }
    return store.remove(key, last);
  }

  private void requireNamespace(ResourceKey key) {
    ResourceKey namespace = new ResourceKey(ResourceTypes.NAMESPACES, "", key.namespace());
    if (key.type().namespaced() && store.find(namespace) == null) {
      throw ApiException.notFound(namespace);
    }
  }

  private static void requireVersion(ResourceKey key, ObjectNode current, String expected) {
    if (!expected.isEmpty()
        && !expected.equals(current.path("metadata").path("resourceVersion").asText())) {
      throw ApiException.conflict(
          key,
          "the object has been modified; please apply your changes to the latest version and try again");
    }
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
