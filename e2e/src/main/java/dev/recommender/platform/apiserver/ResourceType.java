package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A kind of object that the API serves, with the place of its collection in the URL space. */
record ResourceType(
    String group,
    String version,
    String plural,
    String kind,
    boolean namespaced,
    boolean hasStatus,
    List<String> shortNames) {

  /** The type that a CustomResourceDefinition describes, in its storage version. */
  static ResourceType fromDefinition(JsonNode definition) {
    JsonNode spec = definition.path("spec");
    JsonNode version = spec.path("versions").path(0);
    return new ResourceType(
        spec.path("group").asText(),
        version.path("name").asText(),
        spec.path("names").path("plural").asText(),
        spec.path("names").path("kind").asText(),
        spec.path("scope").asText().equals("Namespaced"),
        version.path("subresources").has("status"),
        spec.path("names").path("shortNames").valueStream().map(JsonNode::asText).toList());
  }

  String groupVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** The name that messages use: {@code pods}, {@code jobs.batch}. */
  String qualifiedName() {
    return group.isEmpty() ? plural : plural + "." + group;
  }
}
