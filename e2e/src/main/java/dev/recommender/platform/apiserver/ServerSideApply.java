package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * Merges an applied object into the stored one and keeps the book of who applied which field.
 *
 * <p>Simpler than the real thing in two ways: lists are replaced whole (finalizers are united), and
 * the last applier wins as if it had always forced the conflict.
 */
final class ServerSideApply {
  private static final Set<String> NOT_OWNED =
      Set.of(
          "name",
          "namespace",
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "managedFields");

  private ServerSideApply() {}

  /** The stored object after the manager applied {@code applied} to everything but the status. */
  static ObjectNode merge(ObjectNode current, ObjectNode applied, String manager) {
    ObjectNode merged = current.deepCopy();
    ObjectNode owned = fields(applied);
    ObjectNode others = Json.object();
    ObjectNode before = Json.object();
    for (JsonNode entry : current.path("metadata").path("managedFields")) {
      boolean same = isEntryOf(entry, manager, "");
      unite(same ? before : others, entry.path("fieldsV1"));
    }
    unite(others, owned);
    removeAbandoned(merged, before, others);
    ObjectNode body = applied.deepCopy();
    body.remove("status");
    Json.metadata(body).remove("managedFields");
    overlay(merged, body);
    book(merged, manager, "", owned);
    return merged;
  }

  /** The stored object after the manager applied a status, which replaces the whole old one. */
  static ObjectNode mergeStatus(ObjectNode current, ObjectNode applied, String manager) {
    ObjectNode merged = current.deepCopy();
    Json.setOrRemove(merged, "status", applied.get("status"));
    ObjectNode owned = Json.object();
    if (applied.has("status")) {
      owned.set("f:status", fieldsOf(applied.path("status")));
    }
    book(merged, manager, "status", owned);
    return merged;
  }

  /** The object to create when the applied one does not exist yet. */
  static ObjectNode initial(ObjectNode applied, String manager) {
    ObjectNode object = applied.deepCopy();
    object.remove("status");
    book(object, manager, "", fields(applied));
    return object;
  }

  private static ObjectNode fields(ObjectNode applied) {
    ObjectNode body = applied.deepCopy();
    body.remove(Set.of("apiVersion", "kind", "status"));
    if (body.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove(NOT_OWNED);
      if (metadata.isEmpty()) {
        body.remove("metadata");
      }
    }
    return fieldsOf(body);
  }

  private static ObjectNode fieldsOf(JsonNode node) {
    ObjectNode fields = Json.object();
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        fields.set("f:" + field.getKey(), fieldsOf(field.getValue()));
      }
    }
    return fields;
  }

  private static void unite(ObjectNode target, JsonNode fields) {
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      ObjectNode child =
          target.get(field.getKey()) instanceof ObjectNode known
              ? known
              : target.putObject(field.getKey());
      unite(child, field.getValue());
    }
  }

  /** Removes what the manager once applied and now neither it nor anybody else does. */
  private static void removeAbandoned(ObjectNode object, JsonNode before, JsonNode still) {
    for (Map.Entry<String, JsonNode> field : before.properties()) {
      String name = field.getKey().substring(2);
      if (!still.has(field.getKey())) {
        object.remove(name);
      } else if (object.get(name) instanceof ObjectNode child
          && !still.get(field.getKey()).isEmpty()) {
        removeAbandoned(child, field.getValue(), still.get(field.getKey()));
      }
    }
  }

  private static void overlay(ObjectNode target, ObjectNode applied) {
    for (Map.Entry<String, JsonNode> field : applied.properties()) {
      JsonNode known = target.path(field.getKey());
      if (known instanceof ObjectNode child && field.getValue() instanceof ObjectNode value) {
        overlay(child, value);
      } else if (known instanceof ArrayNode list && field.getKey().equals("finalizers")) {
        addMissing(list, field.getValue());
      } else {
        target.set(field.getKey(), field.getValue());
      }
    }
  }

  private static void addMissing(ArrayNode list, JsonNode values) {
    for (JsonNode value : values) {
      boolean known = list.valueStream().anyMatch(value::equals);
      if (!known) {
        list.add(value);
      }
    }
  }

  private static void book(
      ObjectNode object, String manager, String subresource, ObjectNode owned) {
    ObjectNode metadata = Json.metadata(object);
    ArrayNode entries =
        metadata.get("managedFields") instanceof ArrayNode known
            ? known
            : metadata.putArray("managedFields");
    ObjectNode entry = null;
    for (JsonNode candidate : entries) {
      if (isEntryOf(candidate, manager, subresource)) {
        entry = (ObjectNode) candidate;
      }
    }
    if (entry == null) {
      entry =
          entries
              .addObject()
              .put("manager", manager)
              .put("operation", "Apply")
              .put("fieldsType", "FieldsV1");
      entry.put("apiVersion", object.path("apiVersion").asText());
    }
    if (!subresource.isEmpty()) {
      entry.put("subresource", subresource);
    }
    entry.set("fieldsV1", owned);
  }

  private static boolean isEntryOf(JsonNode entry, String manager, String subresource) {
    return entry.path("manager").asText().equals(manager)
        && entry.path("operation").asText().equals("Apply")
        && entry.path("subresource").asText("").equals(subresource);
  }
}
