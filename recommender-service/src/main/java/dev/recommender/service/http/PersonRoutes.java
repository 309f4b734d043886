package dev.recommender.service.http;

import dev.recommender.service.access.Access;
import dev.recommender.service.access.Scope;
import dev.recommender.service.http.Bodies.Recommendations;
import dev.recommender.service.model.Model;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.recommend.Recommendation;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/users/{user}/recommendations}: recommendations for a person. */
final class PersonRoutes {
  /** Greedy, because an id may hold an encoded slash. */
  static final String PATTERN = "/v1/users/{+user}/recommendations";

  private static final String BEFORE = "/v1/users/";
  private static final String AFTER = "/recommendations";
  private static final int LONGEST_USER = 256;
  private static final String BEARER = "bearer ";

  private final Api api;
  private final ServiceMetrics metrics;

  PersonRoutes(Api api, ServiceMetrics metrics) {
    this.api = api;
    this.metrics = metrics;
  }

  void recommendations(ServerRequest request, ServerResponse response) {
    String user = user(request.prologue().uriPath().rawPath());
    requireScope(request, Scope.READ);
    int k =
        new Query(request, "k")
            .number("k", 1, RecommendationRoutes.MOST_ITEMS, RecommendationRoutes.ITEMS);
    Model model = api.model();
    Pseudonym pseudonym = api.pseudonymizer().pseudonym(user);
    Recommendation recommendation = api.recommender().forPerson(model, pseudonym, k);
    metrics.answered(recommendation.method());
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    Json.send(request, response, Recommendations.of(model, null, recommendation));
  }

  /** The id exactly as written: Helidon's own path would cut it at a semicolon. */
  private static String user(String rawPath) {
    String raw = rawPath.substring(BEFORE.length(), rawPath.length() - AFTER.length());
    if (raw.isEmpty() || raw.indexOf('/') >= 0) {
      throw new ProblemException(Problem.notFound());
    }
    String user = Encoded.inPath("the user id", raw);
    if (user.length() > LONGEST_USER) {
      throw new ProblemException(
          Problem.of(
              400,
              "invalid-parameter",
              "Invalid parameter",
              "the user id has %d characters, expected at most %d"
                  .formatted(user.length(), LONGEST_USER)));
    }
    return user;
  }

  private void requireScope(ServerRequest request, Scope scope) {
    String authorization = request.headers().first(HeaderNames.AUTHORIZATION).orElse(null);
    switch (api.apiKeys().check(bearer(authorization), scope)) {
      case Access.Granted _ -> {}
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
      case Access.ScopeMissing(Scope missing) ->
          throw new ProblemException(
              Problem.of(
                  403,
                  "scope-missing",
                  "Scope missing",
                  "the API key lacks scope \"%s\"".formatted(missing.label())));
    }
  }

  private static @Nullable String bearer(@Nullable String authorization) {
    if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return null;
    }
    return authorization.substring(BEARER.length()).strip();
  }
}
