package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/** Reads and advances what the API itself keeps in an object's metadata. */
final class Metadata {
  static final List<String> SYSTEM_FIELDS =
      List.of(
          "name",
          "namespace",
          "uid",
          "creationTimestamp",
          "generation",
          "resourceVersion",
          "deletionTimestamp",
          "deletionGracePeriodSeconds");

  private Metadata() {}

  static String name(ObjectNode metadata) {
    String name = metadata.path("name").asText("");
    String prefix = metadata.path("generateName").asText("");
    if (!name.isEmpty()) {
      return name;
    }
    if (prefix.isEmpty()) {
      throw new ApiException(
          422, "Invalid", "metadata.name: Required value: name or generateName is required");
    }
    return prefix + UUID.randomUUID().toString().substring(0, 5);
  }

  static void nextGeneration(ObjectNode metadata) {
    metadata.put("generation", metadata.path("generation").asLong() + 1);
  }

  static ObjectNode contentOf(ObjectNode object) {
    ObjectNode content = object.deepCopy();
    content.remove(List.of("metadata", "status"));
    return content;
  }

  static boolean isMarked(ObjectNode object) {
    return object.path("metadata").has("deletionTimestamp");
  }

  static boolean hasFinalizers(ObjectNode object) {
    return !object.path("metadata").path("finalizers").isEmpty();
  }

  static boolean isTerminatingPod(ObjectNode object) {
    return object.path("metadata").path("deletionGracePeriodSeconds").asLong() > 0;
  }
}
