package dev.recommender.access;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One request as the API server's audit log tells it; the subresource is part of the resource, as
 * in RBAC.
 */
record Request(
    Caller caller,
    String verb,
    String group,
    String resource,
    String namespace,
    String name,
    int status) {
  /** Who asked. */
  record Caller(String user, String agent) {}

  static Request of(JsonNode event) {
    JsonNode object = event.path("objectRef");
    String subresource = object.path("subresource").asText();
    String resource = object.path("resource").asText();
    return new Request(
        new Caller(event.at("/user/username").asText(), event.path("userAgent").asText()),
        event.path("verb").asText(),
        object.path("apiGroup").asText(),
        subresource.isEmpty() ? resource : resource + "/" + subresource,
        object.path("namespace").asText(),
        object.path("name").asText(),
        event.at("/responseStatus/code").asInt());
  }

  boolean isAboutResource() {
    return !resource.isEmpty();
  }

  boolean isRefused() {
    return status == 403;
  }

  boolean isWrite() {
    return switch (verb) {
      case "get", "list", "watch" -> false;
      default -> true;
    };
  }

  /** Whether it made what it was to change; the API server wants the right to create for that. */
  boolean isCreatingPatch() {
    return verb.equals("patch") && status == 201;
  }

  Request withVerb(String other) {
    return new Request(caller, other, group, resource, namespace, name, status);
  }

  Permission permission() {
    return new Permission(verb, group, resource);
  }
}
