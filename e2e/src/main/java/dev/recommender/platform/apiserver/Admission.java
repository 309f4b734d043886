package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What the API itself writes into an object of a built-in type before it is stored. */
final class Admission {
  private Admission() {}

  /** Refuses what nobody could run; beyond that, and unlike the real API, nothing is validated. */
  static void validate(ResourceType type, ObjectNode object) {
    if (type.kind().equals("Pod") && object.path("spec").path("containers").isEmpty()) {
      throw new ApiException(422, "Invalid", "Pod is invalid: spec.containers: Required value");
    }
  }

  /** Folds a Secret's {@code stringData} into its {@code data}. */
  static void foldStringData(ResourceType type, ObjectNode object) {
    if (!type.kind().equals("Secret")
        || !(object.remove("stringData") instanceof ObjectNode strings)) {
      return;
    }
    ObjectNode data =
        object.get("data") instanceof ObjectNode known ? known : object.putObject("data");
    for (Map.Entry<String, JsonNode> entry : strings.properties()) {
      byte[] value = entry.getValue().asText().getBytes(StandardCharsets.UTF_8);
      data.put(entry.getKey(), Base64.getEncoder().encodeToString(value));
    }
  }

  /** The status that a new object has; what the client sent is dropped. */
  static void initialStatus(ResourceType type, ObjectNode object) {
    if (type.hasStatus()) {
      object.remove("status");
    }
    switch (type.kind()) {
      case "Namespace" -> object.putObject("status").put("phase", "Active");
      case "Pod" -> object.putObject("status").put("phase", "Pending");
      case "CustomResourceDefinition" -> establish(object);
      default -> {}
    }
  }

  private static void establish(ObjectNode definition) {
    ObjectNode status = definition.putObject("status");
    status.set("acceptedNames", definition.path("spec").path("names").deepCopy());
    for (String condition : List.of("NamesAccepted", "Established")) {
      status
          .withArray("conditions")
          .addObject()
          .put("type", condition)
          .put("status", "True")
          .put("reason", "NoConflicts");
    }
  }
}
