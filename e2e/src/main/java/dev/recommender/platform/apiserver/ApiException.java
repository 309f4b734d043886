package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request that the API refuses, with the code and reason that a client sees; an interceptor may
 * throw one too.
 */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;

  public ApiException(int code, String reason, String message) {
    super(message);
    this.code = code;
    this.reason = reason;
  }

  static ApiException notFound(ResourceKey key) {
    return new ApiException(404, "NotFound", quoted(key) + " not found");
  }

  static ApiException alreadyExists(ResourceKey key) {
    return new ApiException(409, "AlreadyExists", quoted(key) + " already exists");
  }

  static ApiException conflict(ResourceKey key, String why) {
    return new ApiException(
        409, "Conflict", "Operation cannot be fulfilled on " + quoted(key) + ": " + why);
  }

  static ApiException badRequest(String message) {
    return new ApiException(400, "BadRequest", message);
  }

  int code() {
    return code;
  }

  /** The {@code Status} object of the answer. */
  ObjectNode toStatus() {
    return Json.object()
        .put("kind", "Status")
        .put("apiVersion", "v1")
        .put("status", "Failure")
        .put("message", getMessage())
        .put("reason", reason)
        .put("code", code);
  }

  private static String quoted(ResourceKey key) {
    return key.type().qualifiedName() + " \"" + key.name() + "\"";
  }
}
