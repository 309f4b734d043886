package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import java.util.Map;

/** A change sent by PATCH, other than server-side apply. */
sealed interface Patch {
  ObjectNode applyTo(ObjectNode current);

  static Patch parse(String contentType, byte[] body) {
    return switch (contentType) {
      case "application/json-patch+json" -> new Operations(Json.read(body));
      case "application/merge-patch+json", "application/strategic-merge-patch+json" ->
          new Merge(Json.readObject(body));
      default ->
          throw new ApiException(
              415, "UnsupportedMediaType", "patching with content type \"" + contentType + "\"");
    };
  }

  /** RFC 6902: a list of operations. */
  record Operations(JsonNode operations) implements Patch {
    @Override
    public ObjectNode applyTo(ObjectNode current) {
      try {
        return (ObjectNode) JsonPatch.apply(operations, current.deepCopy());
      } catch (RuntimeException e) {
        throw new ApiException(422, "Invalid", "applying the JSON patch: " + e.getMessage());
      }
    }
  }

  /**
   * RFC 7386: fields that replace; a strategic merge patch is taken as one, so its lists replace
   * too.
   */
  record Merge(ObjectNode changes) implements Patch {
    @Override
    public ObjectNode applyTo(ObjectNode current) {
      ObjectNode next = current.deepCopy();
      overlay(next, changes);
      return next;
    }

    private static void overlay(ObjectNode target, ObjectNode changes) {
      for (Map.Entry<String, JsonNode> field : changes.properties()) {
        if (field.getValue().isNull()) {
          target.remove(field.getKey());
        } else if (field.getValue() instanceof ObjectNode value) {
          ObjectNode child =
              target.get(field.getKey()) instanceof ObjectNode known
                  ? known
                  : target.putObject(field.getKey());
          overlay(child, value);
        } else {
          target.set(field.getKey(), field.getValue());
        }
      }
    }
  }
}
