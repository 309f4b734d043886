package dev.recommender.service.http.message;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A strong ETag of an answer: it changes with the answer, and not with the time it was given. */
public record EntityTag(String value) {
  private static final int BYTES = 18;
  private static final String WEAK = "W/";

  /** Of the body without its time; it names the model version too. */
  public static EntityTag of(Object timeless) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Json.bytes(timeless));
      byte[] start = Arrays.copyOf(hash, BYTES);
      return new EntityTag(
          "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(start) + "\"");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether the client holds this answer already, by weak comparison (RFC 9110, 13.1.2). */
  public boolean isHeldBy(ServerRequest request) {
    if (!request.headers().contains(HeaderNames.IF_NONE_MATCH)) {
      return false;
    }
    return request.headers().get(HeaderNames.IF_NONE_MATCH).allValues().stream()
        .flatMap(values -> Arrays.stream(values.split(",")))
        .map(String::strip)
        .map(tag -> tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
        .anyMatch(tag -> tag.equals("*") || tag.equals(value));
  }
}
