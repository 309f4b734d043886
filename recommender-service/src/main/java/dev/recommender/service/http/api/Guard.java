package dev.recommender.service.http.api;

import dev.recommender.service.access.Access;
import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.access.Scope;
import dev.recommender.service.http.message.Json;
import dev.recommender.service.http.message.Problem;
import dev.recommender.service.http.message.ProblemException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lets those through whose API key has the scope that a route asks for. */
public final class Guard {
  private static final String BEARER = "bearer ";

  private final ApiKeysFile apiKeys;

  public Guard(ApiKeysFile apiKeys) {
    this.apiKeys = apiKeys;
  }

  /**
   * Lets in whom a key names, as often as the key may; requests without a key are for the routes.
   */
  public Filter admission() {
    return (chain, request, response) -> {
      String key = bearer(request);
      Problem refusal = key == null ? null : refusal(apiKeys.admit(key));
      if (refusal == null) {
        chain.proceed();
      } else {
        // Thrown, it would pass the filters before this one as an error of theirs.
        Json.send(request, response, refusal);
      }
    };
  }

  private static @Nullable Problem refusal(Access access) {
    return switch (access) {
      case Access.Unknown _ -> unauthorized();
      case Access.TooMany(Duration pause) ->
          Problem.of(
                  429,
                  "too-many-requests",
                  "Too many requests",
                  "this API key has sent more requests than it may")
              .header("Retry-After", Long.toString(pause.plusMillis(999).toSeconds()));
      // Whether the key allows what is asked is the route's to say.
      default -> null;
    };
  }

  /** The name of the client that the key was given to; throws {@link ProblemException}. */
  public String require(ServerRequest request, Scope scope) {
    return switch (access(request, scope)) {
      case Access.Granted(String client) -> client;
      case Access.Disabled _ ->
          throw new ProblemException(
              Problem.of(
                  403,
                  "person-routes-disabled",
                  "Routes about people are disabled",
                  "no API keys are configured; set serving.apiKeysSecret of the RecommenderModel"));
      case Access.Unknown _, Access.TooMany _ -> throw new ProblemException(unauthorized());
      case Access.ScopeMissing(String _, Scope missing) ->
          throw new ProblemException(
              Problem.of(
                  403,
                  "scope-missing",
                  "Scope missing",
                  "the API key lacks scope \"%s\"".formatted(missing.label())));
    };
  }

  public Access access(ServerRequest request, Scope scope) {
    return apiKeys.check(bearer(request), scope);
  }

  private static Problem unauthorized() {
    return Problem.of(
            401,
            "unauthorized",
            "API key required",
            "send a known API key as \"Authorization: Bearer …\"")
        .header("WWW-Authenticate", "Bearer");
  }

  private static @Nullable String bearer(ServerRequest request) {
    String authorization = request.headers().first(HeaderNames.AUTHORIZATION).orElse(null);
    if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return null;
    }
    return authorization.substring(BEARER.length()).strip();
  }
}
