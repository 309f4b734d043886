package dev.recommender.service.http.message;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an answer of application/problem+json says; the slug ends its stable type. */
public record Problem(
    int status,
    String slug,
    String title,
    String detail,
    Map<String, Object> more,
    Map<String, String> headers) {
  private static final URI TYPES = URI.create("https://recommender.dev/problems/");
  private static final String RETRY_SECONDS = "2";

  public static Problem of(int status, String slug, String title, String detail) {
    return new Problem(status, slug, title, detail, Map.of(), Map.of());
  }

  public Problem with(String member, Object value) {
    Map<String, Object> extended = new LinkedHashMap<>(more);
    extended.put(member, value);
    return new Problem(status, slug, title, detail, extended, headers);
  }

  public Problem header(String name, String value) {
    Map<String, String> extended = new LinkedHashMap<>(headers);
    extended.put(name, value);
    return new Problem(status, slug, title, detail, more, extended);
  }

  /** The members as they are written. */
  public Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", TYPES.resolve(slug).toString());
    members.put("title", title);
    members.put("status", status);
    members.put("detail", detail);
    members.putAll(more);
    return members;
  }

  public static Problem invalidParameter(String name, String found, String expected) {
    return of(
        400,
        "invalid-parameter",
        "Invalid parameter",
        "%s is \"%s\", expected %s".formatted(name, found, expected));
  }

  public static Problem notFound() {
    return of(404, "not-found", "No such resource", "nothing is served at this path");
  }

  public static Problem methodNotAllowed(String method, String allowed) {
    return of(
            405,
            "method-not-allowed",
            "Method not allowed",
            "%s does not apply here, expected one of %s".formatted(method, allowed))
        .header("Allow", allowed);
  }

  public static Problem unavailable(String slug, String title, String detail) {
    return of(503, slug, title, detail).header("Retry-After", RETRY_SECONDS);
  }

  public static Problem internal() {
    return of(
        500,
        "internal-error",
        "Unexpected error",
        "the request could not be answered; the cause is in the service's log");
  }
}
