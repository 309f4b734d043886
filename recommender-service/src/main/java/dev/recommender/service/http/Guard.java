package dev.recommender.service.http;

import dev.recommender.service.access.Access;
import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.access.Scope;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lets those through whose API key has the scope that a route asks for. */
final class Guard {
  private static final String BEARER = "bearer ";

  private final ApiKeysFile apiKeys;

  Guard(ApiKeysFile apiKeys) {
    this.apiKeys = apiKeys;
  }

  /** The name of the client that the key was given to; throws {@link ProblemException}. */
  String require(ServerRequest request, Scope scope) {
    return switch (access(request, scope)) {
      case Access.Granted(String client) -> client;
      case Access.Disabled _ ->
          throw new ProblemException(
              Problem.of(
                  403,
                  "person-routes-disabled",
                  "Routes about people are disabled",
                  "no API keys are configured; set serving.apiKeysSecret of the RecommenderModel"));
      case Access.Unknown _ ->
          throw new ProblemException(
              Problem.of(
                      401,
                      "unauthorized",
                      "API key required",
                      "send a known API key as \"Authorization: Bearer …\"")
                  .header("WWW-Authenticate", "Bearer"));
      case Access.ScopeMissing(String _, Scope missing) ->
          throw new ProblemException(
              Problem.of(
                  403,
                  "scope-missing",
                  "Scope missing",
                  "the API key lacks scope \"%s\"".formatted(missing.label())));
    };
  }

  Access access(ServerRequest request, Scope scope) {
    String authorization = request.headers().first(HeaderNames.AUTHORIZATION).orElse(null);
    return apiKeys.check(bearer(authorization), scope);
  }

  private static @Nullable String bearer(@Nullable String authorization) {
    if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return null;
    }
    return authorization.substring(BEARER.length()).strip();
  }
}
