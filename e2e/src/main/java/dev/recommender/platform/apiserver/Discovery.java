package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The documents by which clients find out what the API serves. */
final class Discovery {
  private static final List<String> VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

  private final ResourceTypes types;

  Discovery(ResourceTypes types) {
    this.types = types;
  }

  /** The document at a path; null when there is none. */
  @Nullable ObjectNode find(String path) {
    return switch (path) {
      case "/version" ->
          Json.object().put("major", "1").put("minor", "34").put("gitVersion", "v1.34.0-local");
      case "/api" -> document("APIVersions").set("versions", list(List.of("v1")));
      case "/apis" -> groups();
      default ->
          resources(
              path.startsWith("/apis/") ? path.substring(6) : path.replaceFirst("^/api/", ""));
    };
  }

  private ObjectNode groups() {
    ObjectNode document = document("APIGroupList");
    ArrayNode groups = document.putArray("groups");
    new TreeMap<>(types.all().stream().collect(Collectors.groupingBy(ResourceType::group)))
        .forEach((group, members) -> {
          if (!group.isEmpty()) {
            groups.add(group(group, members.getFirst()));
          }
        });
    return document;
  }

  private static ObjectNode group(String group, ResourceType member) {
    ObjectNode version =
        Json.object().put("groupVersion", member.groupVersion()).put("version", member.version());
    ObjectNode node = Json.object().put("name", group);
    node.putArray("versions").add(version);
    node.set("preferredVersion", version.deepCopy());
    return node;
  }

  private @Nullable ObjectNode resources(String groupVersion) {
    ObjectNode document = document("APIResourceList").put("groupVersion", groupVersion);
    ArrayNode resources = document.putArray("resources");
    for (ResourceType type : types.all()) {
      if (type.groupVersion().equals(groupVersion)) {
        resources.add(resource(type, type.plural()));
        if (type.hasStatus()) {
          resources.add(resource(type, type.plural() + "/status").without("shortNames"));
        }
      }
    }
    return resources.isEmpty() ? null : document;
  }

  private static ObjectNode resource(ResourceType type, String name) {
    ObjectNode resource =
        Json.object()
            .put("name", name)
            .put("singularName", "")
            .put("namespaced", type.namespaced())
            .put("kind", type.kind());
    resource.set("shortNames", list(type.shortNames()));
    return resource.set("verbs", list(VERBS));
  }

  private static ObjectNode document(String kind) {
    return Json.object().put("kind", kind).put("apiVersion", "v1");
  }

  private static ArrayNode list(List<String> values) {
    ArrayNode list = Json.object().putArray("list");
    values.forEach(list::add);
    return list;
  }
}
