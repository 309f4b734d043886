package dev.recommender.service.http.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Sends bodies as JSON; to HEAD only what their headers would be. */
public final class Json {
  public static final Header PROBLEM =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/problem+json");
  private static final JsonInclude.Value ONLY_WHAT_IS_THERE =
      JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL);
  private static final JsonMapper MAPPER =
      JsonMapper.builder().defaultPropertyInclusion(ONLY_WHAT_IS_THERE).build();

  private Json() {}

  public static byte[] bytes(Object body) {
    try {
      return MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every body can be written as JSON", e);
    }
  }

  public static void send(ServerRequest request, ServerResponse response, Object body) {
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    send(request, response, bytes(body));
  }

  /** A problem that is none of the client's names the request, as the log does. */
  public static void send(ServerRequest request, ServerResponse response, Problem found) {
    Problem problem =
        found.status() < 500 ? found : found.with("requestId", RequestIds.of(response));
    response.status(Status.create(problem.status())).header(PROBLEM);
    problem.headers().forEach(response::header);
    send(request, response, bytes(problem.members()));
  }

  /** Any other body, whose content type is set already. */
  public static void send(ServerRequest request, ServerResponse response, byte[] body) {
    if (request.prologue().method().equals(Method.HEAD)) {
      response.contentLength(body.length);
      response.send();
    } else {
      response.send(body);
    }
  }
}
